using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignTracker.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OrganizersRun : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Changes",
                table: "History",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    OrganizerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Page = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: false),
                    Read = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => new { x.OrganizerId, x.Page });
                    table.ForeignKey(
                        name: "FK_Drafts_Organizers_OrganizerId",
                        column: x => x.OrganizerId,
                        principalTable: "Organizers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_History_By_At",
                table: "History",
                columns: new[] { "By", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_History_Noun_At",
                table: "History",
                columns: new[] { "Noun", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_SavedAt",
                table: "Drafts",
                column: "SavedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropIndex(
                name: "IX_History_By_At",
                table: "History");

            migrationBuilder.DropIndex(
                name: "IX_History_Noun_At",
                table: "History");

            migrationBuilder.DropColumn(
                name: "Changes",
                table: "History");
        }
    }
}
