using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignTracker.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Growth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SignOns_LetterId",
                table: "SignOns");

            migrationBuilder.DropIndex(
                name: "IX_Organizations_Status_SortKey_Id",
                table: "Organizations");

            migrationBuilder.DropIndex(
                name: "IX_Events_Latitude",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Events_StartDate",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Events_State_PastAt",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Events_Type_PastAt",
                table: "Events");

            migrationBuilder.CreateIndex(
                name: "IX_SignOns_LetterId_Status_OrganizationId",
                table: "SignOns",
                columns: new[] { "LetterId", "Status", "OrganizationId" });

            migrationBuilder.CreateIndex(
                name: "IX_SignOns_LetterVersionId_Status_OrganizationId",
                table: "SignOns",
                columns: new[] { "LetterVersionId", "Status", "OrganizationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_Status_SortKey_Id_State_Scope_SearchText",
                table: "Organizations",
                columns: new[] { "Status", "SortKey", "Id", "State", "Scope", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_Latitude_Longitude_PastAt_StartDate_StartsAt_Status",
                table: "Events",
                columns: new[] { "Latitude", "Longitude", "PastAt", "StartDate", "StartsAt", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_StartDate_PastAt_StartsAt_Status",
                table: "Events",
                columns: new[] { "StartDate", "PastAt", "StartsAt", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_State_PastAt_StartDate_StartsAt_Status",
                table: "Events",
                columns: new[] { "State", "PastAt", "StartDate", "StartsAt", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_Type_PastAt_StartDate_StartsAt_Status",
                table: "Events",
                columns: new[] { "Type", "PastAt", "StartDate", "StartsAt", "Status" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SignOns_LetterId_Status_OrganizationId",
                table: "SignOns");

            migrationBuilder.DropIndex(
                name: "IX_SignOns_LetterVersionId_Status_OrganizationId",
                table: "SignOns");

            migrationBuilder.DropIndex(
                name: "IX_Organizations_Status_SortKey_Id_State_Scope_SearchText",
                table: "Organizations");

            migrationBuilder.DropIndex(
                name: "IX_Events_Latitude_Longitude_PastAt_StartDate_StartsAt_Status",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Events_StartDate_PastAt_StartsAt_Status",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Events_State_PastAt_StartDate_StartsAt_Status",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Events_Type_PastAt_StartDate_StartsAt_Status",
                table: "Events");

            migrationBuilder.CreateIndex(
                name: "IX_SignOns_LetterId",
                table: "SignOns",
                column: "LetterId");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_Status_SortKey_Id",
                table: "Organizations",
                columns: new[] { "Status", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_Latitude",
                table: "Events",
                column: "Latitude");

            migrationBuilder.CreateIndex(
                name: "IX_Events_StartDate",
                table: "Events",
                column: "StartDate");

            migrationBuilder.CreateIndex(
                name: "IX_Events_State_PastAt",
                table: "Events",
                columns: new[] { "State", "PastAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_Type_PastAt",
                table: "Events",
                columns: new[] { "Type", "PastAt" });
        }
    }
}
