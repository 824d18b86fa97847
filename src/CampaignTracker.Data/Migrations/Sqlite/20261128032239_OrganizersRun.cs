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
                name: "QuarantineRunId",
                table: "SignOns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "QuarantinedFrom",
                table: "SignOns",
                type: "TEXT",
                maxLength: 40,
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
                name: "NetworkHash",
                table: "SignOnRequests",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "LastSignedInAt",
                table: "Organizers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Theme",
                table: "Organizers",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "System");

            migrationBuilder.AddColumn<string>(
                name: "OriginNote",
                table: "Organizations",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawalNote",
                table: "Organizations",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnswerUrl",
                table: "Letters",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnsweredBy_En",
                table: "Letters",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "AnsweredBy_Es",
                table: "Letters",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "AnsweredOn",
                table: "Letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "AnsweredTime",
                table: "Letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnsweredZone",
                table: "Letters",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DeliveredOn",
                table: "Letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "DeliveredTime",
                table: "Letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeliveredZone",
                table: "Letters",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DraftWrittenAt",
                table: "Letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DraftWrittenBy",
                table: "Letters",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Changes",
                table: "History",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "CoarsenedFrom",
                table: "Events",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ContactExports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    TicketHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactExports", x => x.Id);
                });

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

            migrationBuilder.CreateTable(
                name: "Invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LetterDeliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LetterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LetterVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProofUrl = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SignatoryCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    KeptAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Means_En = table.Column<string>(type: "TEXT", nullable: false),
                    Means_Es = table.Column<string>(type: "TEXT", nullable: false),
                    Proof_En = table.Column<string>(type: "TEXT", nullable: false),
                    Proof_Es = table.Column<string>(type: "TEXT", nullable: false),
                    Recipient_En = table.Column<string>(type: "TEXT", nullable: false),
                    Recipient_Es = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LetterDeliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LetterDeliveries_LetterVersions_LetterVersionId",
                        column: x => x.LetterVersionId,
                        principalTable: "LetterVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LetterDeliveries_Letters_LetterId",
                        column: x => x.LetterId,
                        principalTable: "Letters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QuarantineRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Condition = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    StartedBy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Restored = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuarantineRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reasons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Use = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Text_En = table.Column<string>(type: "TEXT", nullable: false),
                    Text_Es = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reasons", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Switches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SignOnsAreOff = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsReadOnly = table.Column<bool>(type: "INTEGER", nullable: false),
                    CoarseEverywhere = table.Column<bool>(type: "INTEGER", nullable: false),
                    CoarseStates = table.Column<string>(type: "TEXT", nullable: false),
                    Banner_En = table.Column<string>(type: "TEXT", nullable: false),
                    Banner_Es = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Switches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeliveredSignatories",
                columns: table => new
                {
                    DeliveryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    SignOnId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    City = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Scope = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SignatoryName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    SignatoryTitle = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveredSignatories", x => new { x.DeliveryId, x.Position });
                    table.ForeignKey(
                        name: "FK_DeliveredSignatories_LetterDeliveries_DeliveryId",
                        column: x => x.DeliveryId,
                        principalTable: "LetterDeliveries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SignOns_CreatedAt_Id",
                table: "SignOns",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SignOns_QuarantineRunId",
                table: "SignOns",
                column: "QuarantineRunId");

            migrationBuilder.CreateIndex(
                name: "IX_SignOns_Status_CreatedAt",
                table: "SignOns",
                columns: new[] { "Status", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SignOnRequests_NetworkHash_CreatedAt",
                table: "SignOnRequests",
                columns: new[] { "NetworkHash", "CreatedAt" });

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

            migrationBuilder.CreateIndex(
                name: "IX_History_By_At",
                table: "History",
                columns: new[] { "By", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_History_Noun_At",
                table: "History",
                columns: new[] { "Noun", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactExports_CreatedAt",
                table: "ContactExports",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ContactExports_TicketHash",
                table: "ContactExports",
                column: "TicketHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeliveredSignatories_SignOnId",
                table: "DeliveredSignatories",
                column: "SignOnId");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_SavedAt",
                table: "Drafts",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_ExpiresAt",
                table: "Invitations",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_NormalizedEmail",
                table: "Invitations",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LetterDeliveries_LetterId",
                table: "LetterDeliveries",
                column: "LetterId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LetterDeliveries_LetterVersionId",
                table: "LetterDeliveries",
                column: "LetterVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_QuarantineRuns_CreatedAt",
                table: "QuarantineRuns",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Reasons_Use_Place",
                table: "Reasons",
                columns: new[] { "Use", "Place" });

            migrationBuilder.AddForeignKey(
                name: "FK_SignOns_QuarantineRuns_QuarantineRunId",
                table: "SignOns",
                column: "QuarantineRunId",
                principalTable: "QuarantineRuns",
                principalColumn: "Id");

            // What older versions kept of the past had no form and was never confirmed.
            migrationBuilder.Sql("UPDATE \"SignOns\" SET \"Origin\" = 'History' WHERE \"RequestId\" IS NULL AND \"ConfirmedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_SignOns_QuarantineRuns_QuarantineRunId",
                table: "SignOns");

            migrationBuilder.DropTable(
                name: "ContactExports");

            migrationBuilder.DropTable(
                name: "DeliveredSignatories");

            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropTable(
                name: "Invitations");

            migrationBuilder.DropTable(
                name: "QuarantineRuns");

            migrationBuilder.DropTable(
                name: "Reasons");

            migrationBuilder.DropTable(
                name: "Switches");

            migrationBuilder.DropTable(
                name: "LetterDeliveries");

            migrationBuilder.DropIndex(
                name: "IX_SignOns_CreatedAt_Id",
                table: "SignOns");

            migrationBuilder.DropIndex(
                name: "IX_SignOns_QuarantineRunId",
                table: "SignOns");

            migrationBuilder.DropIndex(
                name: "IX_SignOns_Status_CreatedAt",
                table: "SignOns");

            migrationBuilder.DropIndex(
                name: "IX_SignOnRequests_NetworkHash_CreatedAt",
                table: "SignOnRequests");

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

            migrationBuilder.DropIndex(
                name: "IX_History_By_At",
                table: "History");

            migrationBuilder.DropIndex(
                name: "IX_History_Noun_At",
                table: "History");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "SignOns");

            migrationBuilder.DropColumn(
                name: "OriginNote",
                table: "SignOns");

            migrationBuilder.DropColumn(
                name: "QuarantineRunId",
                table: "SignOns");

            migrationBuilder.DropColumn(
                name: "QuarantinedFrom",
                table: "SignOns");

            migrationBuilder.DropColumn(
                name: "StandsInId",
                table: "SignOns");

            migrationBuilder.DropColumn(
                name: "WithdrawalNote",
                table: "SignOns");

            migrationBuilder.DropColumn(
                name: "NetworkHash",
                table: "SignOnRequests");

            migrationBuilder.DropColumn(
                name: "LastSignedInAt",
                table: "Organizers");

            migrationBuilder.DropColumn(
                name: "Theme",
                table: "Organizers");

            migrationBuilder.DropColumn(
                name: "OriginNote",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "WithdrawalNote",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "AnswerUrl",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "AnsweredBy_En",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "AnsweredBy_Es",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "AnsweredOn",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "AnsweredTime",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "AnsweredZone",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "DeliveredOn",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "DeliveredTime",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "DeliveredZone",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "DraftWrittenAt",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "DraftWrittenBy",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "Changes",
                table: "History");

            migrationBuilder.DropColumn(
                name: "CoarsenedFrom",
                table: "Events");
        }
    }
}
