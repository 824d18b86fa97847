using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignTracker.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReadApi : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SignOns_LetterVersionId_Status",
                table: "SignOns");

            migrationBuilder.CreateIndex(
                name: "IX_SignOns_LetterVersionId_Status_Id",
                table: "SignOns",
                columns: new[] { "LetterVersionId", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_History_At",
                table: "History",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Events_StartsAt_Id",
                table: "Events",
                columns: new[] { "StartsAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SignOns_LetterVersionId_Status_Id",
                table: "SignOns");

            migrationBuilder.DropIndex(
                name: "IX_History_At",
                table: "History");

            migrationBuilder.DropIndex(
                name: "IX_Events_StartsAt_Id",
                table: "Events");

            migrationBuilder.CreateIndex(
                name: "IX_SignOns_LetterVersionId_Status",
                table: "SignOns",
                columns: new[] { "LetterVersionId", "Status" });
        }
    }
}
