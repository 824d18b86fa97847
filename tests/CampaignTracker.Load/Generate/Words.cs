using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Load.Generate;

/// <summary>Invented words: names, sentences, people. {0} is a city, {1} a word of the name's own.</summary>
internal static class Words
{
    /// <summary>Names of organizations with their fields of work.</summary>
    public static readonly (string Name, Sector Sector)[] Names =
    [
        ("{0} {1} Immigrant Rights Coalition", Sector.ImmigrantRights),
        ("{1} Immigrant Justice Network of {0}", Sector.ImmigrantRights),
        ("Vecinos {1} de {0}", Sector.ImmigrantRights),
        ("Familias Unidas {1}, {0}", Sector.ImmigrantRights),
        ("{0} {1} Civil Liberties Table", Sector.CivilRights),
        ("{1} Alliance for Racial Justice, {0}", Sector.RacialJustice),
        ("{0} {1} Workers' Center", Sector.Labor),
        ("{1} Jornaleros de {0}", Sector.Labor),
        ("Local {1} Housekeepers and Cooks, {0}", Sector.Labor),
        ("{1} Interfaith Sanctuary of {0}", Sector.Faith),
        ("Parroquia {1}, {0}", Sector.Faith),
        ("{1} Fellowship Church of {0}", Sector.Faith),
        ("{0} {1} Legal Aid Night", Sector.Legal),
        ("{1} Law Clinic at {0}", Sector.Legal),
        ("{1} House for Survivors, {0}", Sector.SurvivorsSupport),
        ("{0} {1} Policy Institute", Sector.Research),
        ("{1} Students of {0}", Sector.Students),
        ("Unidad Estudiantil {1} de {0}", Sector.Students),
        ("{0} {1} Pride and Welcome", Sector.Lgbtq),
        ("{1} Street Neighbors of {0}", Sector.Community),
        ("The {1} Community Kitchen of {0}, Inc.", Sector.Community),
        ("{0} {1} Newcomers' Table", Sector.Community),
        ("Former Badges of {0}, {1} Chapter", Sector.LawEnforcement),
        ("{1} Peña Cultural de {0}", Sector.Other),
    ];

    /// <summary>Words that make a name its own.</summary>
    public static readonly string[] Own =
    [
        "Lantern", "Bridge", "Open Door", "Cedar", "Esperanza", "Amanecer", "Riverside", "Juniper", "Magnolia", "Sankofa", "Harbor", "Mesa", "Canción", "Maíz",
        "Girasol", "Colibrí", "North Star", "Sunrise", "Garden", "Bread and Roses", "Raíces", "Puentes", "Cosecha", "Mosaic", "Common Ground", "Welcome", "Dignidad",
        "Candlelight", "Jacaranda", "Corazón", "Kindred", "Prairie", "Granite", "Ocotillo", "Dogwood", "Quilt", "Telar", "Estrella", "Beacon", "Ánimo",
    ];

    /// <summary>What an organization or an event says, sentence by sentence.</summary>
    public static readonly BilingualText[] Sentences =
    [
        new("We keep neighbors company on the way to court and back.", "Acompañamos a nuestros vecinos a la corte y de regreso."),
        new("Every Tuesday night, volunteers answer questions about rights at the kitchen table.", "Cada martes por la noche, personas voluntarias responden preguntas sobre derechos alrededor de la mesa."),
        new("In {0}, people stopped calling for help when the patrol car began to ask for papers.", "En {0}, la gente dejó de pedir auxilio cuando la patrulla empezó a preguntar por los papeles."),
        new("Founded by parents of one school, it now speaks for families of the whole county.", "La fundaron madres y padres de una escuela, y hoy habla por familias de todo el condado."),
        new("Our hotline is open day and night, in English, Spanish and Mixteco.", "Nuestra línea de ayuda atiende día y noche, en inglés, español y mixteco."),
        new("We train people to watch, to write down what they see, and to stay calm.", "Enseñamos a observar, a anotar lo que se ve y a conservar la calma."),
        new("Nobody should fear the road to work, to school or to church.", "Nadie debería temer el camino al trabajo, a la escuela o a la iglesia."),
        new("Bring your children; there are games, and somebody who looks after them.", "Traiga a sus hijos: hay juegos y alguien que los cuida."),
        new("We read the names of families of {0} that were parted this year.", "Leeremos los nombres de las familias de {0} que fueron separadas este año."),
        new("Musicians of the neighborhood play before and after.", "Antes y después tocarán músicos del barrio."),
        new("Speakers from labor, faith and student groups say why the agreement must end.", "Representantes de sindicatos, congregaciones y estudiantes dirán por qué debe terminar el acuerdo."),
        new("We ask the sheriff for a meeting, and for an answer in writing.", "Pedimos al alguacil una reunión y una respuesta por escrito."),
    ];

    /// <summary>Titles of events by kind; {1} is a word of their own.</summary>
    public static readonly BilingualText[] Titles =
    [
        new("Candles for {0}", "Velas por {0}"),
        new("{0} walks together", "{0} camina en unidad"),
        new("An evening of {1} in {0}", "Una tarde de {1} en {0}"),
        new("{0} says: end the agreement", "{0} dice: que termine el acuerdo"),
        new("From {1} Street to city hall", "De la calle {1} al ayuntamiento"),
        new("Know your rights, {0}", "Conozca sus derechos, {0}"),
    ];

    public static readonly string[] Venues =
        ["City Hall", "Federal Building", "County Jail", "Public Library", "Plaza of the Flags", "St. Example Church", "Union Hall", "Courthouse Steps", "Riverfront Park", ""];

    public static readonly string[] Streets = ["Example Avenue", "Main Street", "Calle Ocho", "Martin Luther King Boulevard", "César Chávez Street", "Oak Street", "Second Street"];

    public static readonly string[] FirstNames =
        ["María", "José", "Guadalupe", "James", "Aisha", "Lucía", "Michael", "Thuy", "Olivia", "Rosa", "Samuel", "Fatima", "Andrés", "Grace", "Kwame", "Elena", "David", "Mei", "Ángel", "Ruth"];

    public static readonly string[] LastNames =
        ["García", "Johnson", "Nguyễn", "Martínez", "O'Brien", "Hernández", "Williams", "Okafor", "López", "Kim", "Peña", "Brown", "Ortiz", "Singh", "Muñoz", "Cohen", "Rivera", "Davis", "Torres", "Jackson"];

    public static readonly string[] PersonTitles =
        ["Executive Director", "Directora ejecutiva", "Organizer", "Pastor", "President", "Coordinadora", "Staff Attorney", "Board Chair", "Secretary-Treasurer", ""];

    /// <summary>A text of a few or of many sentences; now and then nobody has translated it yet.</summary>
    public static BilingualText Text(Random random, string city, int most)
    {
        var count = random.Percent(70) ? random.Next(1, 3) : random.Next(3, most + 1);
        var chosen = random.Some(Sentences, Math.Min(count, Sentences.Length)).ToArray();
        var english = string.Join(' ', chosen.Select(s => string.Format(null, s.En, city)));
        return new BilingualText(english, random.Percent(10) ? "" : string.Join(' ', chosen.Select(s => string.Format(null, s.Es, city))));
    }

    /// <summary>A text in both languages with its blanks filled.</summary>
    public static BilingualText Fill(BilingualText text, string city, string own) =>
        new(string.Format(null, text.En, city, own), string.Format(null, text.Es, city, own));
}
