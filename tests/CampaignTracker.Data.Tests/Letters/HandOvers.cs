using CampaignTracker.Data.Letters;

namespace CampaignTracker.Data.Tests.Letters;

/// <summary>A delivery and an answer of which everything is known.</summary>
internal static class HandOvers
{
    public static DeliveryDetails Delivery() => new()
    {
        Recipient = new("The mailroom", "La oficina de correo"),
        Means = new("By hand.", "En mano."),
        When = new(new(2026, 5, 30), new(15, 30), "America/New_York"),
        Proof = new("A stamped copy.", "Una copia sellada."),
        ProofUrl = "https://proof.example/1",
    };

    public static AnswerDetails Answer() => new()
    {
        Note = new("None.", "Ninguna."),
        When = new(new(2026, 5, 31), new(9, 0), "America/Chicago"),
        From = new("An aide", "Una asistente"),
        Url = "https://answer.example/1",
    };
}
