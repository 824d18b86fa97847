using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignTracker.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Roster : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "SignOns",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Form");

            migrationBuilder.AddColumn<string>(
                name: "OriginNote",
                table: "SignOns",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "StandsInId",
                table: "SignOns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawalNote",
                table: "SignOns",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawalNote",
                table: "Organizations",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignOns_CreatedAt_Id",
                table: "SignOns",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_City_SortKey_Id",
                table: "Organizations",
                columns: new[] { "City", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_SortKey_Id",
                table: "Organizations",
                columns: new[] { "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_State_SortKey_Id",
                table: "Organizations",
                columns: new[] { "State", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_Status_SortKey_Id",
                table: "Organizations",
                columns: new[] { "Status", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_Trusted_SortKey_Id",
                table: "Organizations",
                columns: new[] { "Trusted", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_Verification_SortKey_Id",
                table: "Organizations",
                columns: new[] { "Verification", "SortKey", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SignOns_CreatedAt_Id",
                table: "SignOns");

            migrationBuilder.DropIndex(
                name: "IX_Organizations_City_SortKey_Id",
                table: "Organizations");

            migrationBuilder.DropIndex(
                name: "IX_Organizations_SortKey_Id",
                table: "Organizations");

            migrationBuilder.DropIndex(
                name: "IX_Organizations_State_SortKey_Id",
                table: "Organizations");

            migrationBuilder.DropIndex(
                name: "IX_Organizations_Status_SortKey_Id",
                table: "Organizations");

            migrationBuilder.DropIndex(
                name: "IX_Organizations_Trusted_SortKey_Id",
                table: "Organizations");

            migrationBuilder.DropIndex(
                name: "IX_Organizations_Verification_SortKey_Id",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "SignOns");

            migrationBuilder.DropColumn(
                name: "OriginNote",
                table: "SignOns");

            migrationBuilder.DropColumn(
                name: "StandsInId",
                table: "SignOns");

            migrationBuilder.DropColumn(
                name: "WithdrawalNote",
                table: "SignOns");

            migrationBuilder.DropColumn(
                name: "WithdrawalNote",
                table: "Organizations");
        }
    }
}
