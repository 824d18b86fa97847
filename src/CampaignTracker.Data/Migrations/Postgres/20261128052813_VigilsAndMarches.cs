using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignTracker.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class VigilsAndMarches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "UnsubscribeAddress",
                table: "Outbox",
                type: "character varying(600)",
                maxLength: 600,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "CoHosting",
                table: "Organizations",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Ask");

            migrationBuilder.AddColumn<string>(
                name: "Access",
                table: "Events",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateTime>(
                name: "ChangedAt",
                table: "Events",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OccurrenceDate",
                table: "Events",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Pictures",
                table: "Events",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "PlaceChangedAt",
                table: "Events",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Press",
                table: "Events",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "ReportedAt",
                table: "Events",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SeriesId",
                table: "Events",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Turnout",
                table: "Events",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EventFollowers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FormId = table.Column<Guid>(type: "uuid", nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    EmailKey = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PostalCode = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Latitude = table.Column<double>(type: "double precision", nullable: false),
                    Longitude = table.Column<double>(type: "double precision", nullable: false),
                    Miles = table.Column<int>(type: "integer", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ToldThrough = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DigestDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventFollowers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EventProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FormId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Answers = table.Column<string>(type: "character varying(40000)", maxLength: 40000, nullable: false),
                    Language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsHeldBack = table.Column<bool>(type: "boolean", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RefusedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EventId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventProposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventProposals_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EventSeries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Every = table.Column<int>(type: "integer", nullable: false),
                    IsLast = table.Column<bool>(type: "boolean", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    FirstDate = table.Column<DateOnly>(type: "date", nullable: false),
                    StartTime = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    EndTime = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    EndsAfterDays = table.Column<int>(type: "integer", nullable: true),
                    TimeZone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Skipped = table.Column<DateOnly[]>(type: "date[]", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventSeries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HostInvitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HostInvitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HostInvitations_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HostInvitations_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Tombstones",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Noun = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    NounId = table.Column<Guid>(type: "uuid", nullable: false),
                    DeletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tombstones", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_UpdatedAt_Id",
                table: "Organizations",
                columns: new[] { "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_ChangedAt",
                table: "Events",
                column: "ChangedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Events_SeriesId_OccurrenceDate",
                table: "Events",
                columns: new[] { "SeriesId", "OccurrenceDate" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Events_UpdatedAt_Id",
                table: "Events",
                columns: new[] { "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EventFollowers_DigestDueAt",
                table: "EventFollowers",
                column: "DigestDueAt");

            migrationBuilder.CreateIndex(
                name: "IX_EventFollowers_EmailKey",
                table: "EventFollowers",
                column: "EmailKey");

            migrationBuilder.CreateIndex(
                name: "IX_EventFollowers_FormId",
                table: "EventFollowers",
                column: "FormId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventFollowers_ToldThrough",
                table: "EventFollowers",
                column: "ToldThrough");

            migrationBuilder.CreateIndex(
                name: "IX_EventProposals_CreatedAt",
                table: "EventProposals",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_EventProposals_FormId",
                table: "EventProposals",
                column: "FormId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventProposals_OrganizationId",
                table: "EventProposals",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_HostInvitations_EventId_OrganizationId",
                table: "HostInvitations",
                columns: new[] { "EventId", "OrganizationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HostInvitations_OrganizationId_Status",
                table: "HostInvitations",
                columns: new[] { "OrganizationId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Tombstones_DeletedAt_Id",
                table: "Tombstones",
                columns: new[] { "DeletedAt", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_Events_EventSeries_SeriesId",
                table: "Events",
                column: "SeriesId",
                principalTable: "EventSeries",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Events_EventSeries_SeriesId",
                table: "Events");

            migrationBuilder.DropTable(
                name: "EventFollowers");

            migrationBuilder.DropTable(
                name: "EventProposals");

            migrationBuilder.DropTable(
                name: "EventSeries");

            migrationBuilder.DropTable(
                name: "HostInvitations");

            migrationBuilder.DropTable(
                name: "Tombstones");

            migrationBuilder.DropIndex(
                name: "IX_Organizations_UpdatedAt_Id",
                table: "Organizations");

            migrationBuilder.DropIndex(
                name: "IX_Events_ChangedAt",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Events_SeriesId_OccurrenceDate",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Events_UpdatedAt_Id",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "UnsubscribeAddress",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "CoHosting",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Access",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "OccurrenceDate",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Pictures",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "PlaceChangedAt",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Press",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "ReportedAt",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "SeriesId",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Turnout",
                table: "Events");
        }
    }
}
