using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignTracker.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Askers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AskedById",
                table: "SignOnRequests",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // Whoever answers for a request asked for it; those handed over meanwhile cannot be told apart any more.
            migrationBuilder.Sql("""UPDATE "SignOnRequests" SET "AskedById" = "ContactId" """);

            migrationBuilder.CreateIndex(
                name: "IX_SignOnRequests_AskedById",
                table: "SignOnRequests",
                column: "AskedById");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SignOnRequests_AskedById",
                table: "SignOnRequests");

            migrationBuilder.DropColumn(
                name: "AskedById",
                table: "SignOnRequests");
        }
    }
}
