using System.Data.Common;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace CampaignTracker.Web.Features.Import.Organize;

/// <summary>From a file or a pasted text to organizations and sign-ons, in steps that lead back.</summary>
public sealed partial class ImportPage(ImportLists imports, ImportLetters letters, ILogger<ImportPage> logger) : IDisposable
{
    private readonly LongRun _run = new();
    private ImportDraft _draft = new();
    private IReadOnlyList<ImportLetter> _letters = [];
    private FormErrors _errors = new();
    private ImportRefusal? _refusal;
    private ImportStep _step;
    private ImportPlan? _plan;
    private ImportEnd? _end;
    private bool _isBusy;
    private bool _headingTakesFocus;
    private ElementReference _heading;

    [SupplyParameterFromQuery(Name = "letter")]
    public string? Letter { get; set; }

    private string? LetterSlug => _draft.Kind is ImportKind.SignOns ? _letters.FirstOrDefault(letter => letter.Id.ToString() == _draft.LetterId)?.Slug : null;

    public void Dispose() => _run.Dispose();

    protected override async Task OnInitializedAsync()
    {
        try
        {
            _letters = await letters.ListAsync(_run.Left);
        }
        catch (Exception failure) when (failure is DbException)
        {
            LogFailure(logger, failure);
            _end = ImportEnd.NotSaved;
        }

        if (_letters.FirstOrDefault(letter => letter.Slug == Letter) is { } asked)
            (_draft.Kind, _draft.LetterId) = (ImportKind.SignOns, asked.Id.ToString());
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_headingTakesFocus)
            return;
        _headingTakesFocus = false;
        await _heading.FocusAsync();
    }

    private async Task TakeFileAsync(IBrowserFile file)
    {
        (_draft.Table, _draft.FileName) = (null, "");
        if (file.Size > ReadImportFile.MostBytes)
        {
            _refusal = ImportRefusal.TooLarge;
            return;
        }

        try
        {
            using var bytes = new MemoryStream();
            await using var stream = file.OpenReadStream(ReadImportFile.MostBytes, _run.Left);
            await stream.CopyToAsync(bytes, _run.Left);
            Take(await Task.Run(() => ReadImportFile.Read(bytes.ToArray())), file.Name);
        }
        catch (IOException)
        {
            _refusal = ImportRefusal.Unreadable;
        }
    }

    private void Take(ImportReading reading, string fileName)
    {
        (_draft.Table, _draft.FileName, _refusal) = (reading.Table, reading.Table is null ? "" : fileName, reading.Refusal);
        _draft.Columns = reading.Table is { } table ? GuessColumns.Of(table) : [];
        _draft.ByLine.Clear();
    }

    private async Task ReadAsync()
    {
        if (_draft.FileName.Length == 0 && _draft.Pasted.Trim().Length > 0)
            Take(_draft.ReadPasted(), "");
        _errors = _draft.Check(Text);
        if (!_errors.IsEmpty)
            return;
        if (_draft.Table!.IsPrinted)
            await PreviewAsync();
        else
            await GoAsync(ImportStep.Columns);
    }

    private async Task PreviewAsync()
    {
        _errors = new FormErrors();
        if (!_draft.Columns.Contains(ImportField.Name))
        {
            _errors.Add(nameof(ImportDraft.Columns), Text["Error_NoName"]);
            return;
        }

        (_isBusy, _end) = (true, null);
        StateHasChanged();
        try
        {
            _plan = await imports.PreviewAsync(_draft.ToOrder(), _run.Left);
            _end = _plan is null ? ImportEnd.TooLate : null;
            if (_plan is not null && _step is not ImportStep.Preview)
                await GoAsync(ImportStep.Preview);
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException)
        {
            LogFailure(logger, failure);
            _end = ImportEnd.NotSaved;
        }
        finally
        {
            _isBusy = false;
        }
    }

    private Task BackFromPreviewAsync() => GoAsync(_draft.Table!.IsPrinted ? ImportStep.Choose : ImportStep.Columns);

    private async Task RunAsync()
    {
        if (_isBusy)
            return;
        (_isBusy, _end, _headingTakesFocus) = (true, null, true);
        var outcome = await _run.RunAsync(_plan!.Taken, Show, (run, stop) => imports.RunAsync(_draft.ToOrder(), run, stop));
        (_isBusy, _end) = (false, outcome.End);
        _plan = outcome.Plan ?? _plan;
        await GoAsync(outcome.End is ImportEnd.Done ? ImportStep.Done : ImportStep.Preview);
    }

    private void Show() => _ = InvokeAsync(StateHasChanged);

    private void BeginAnew() => (_draft, _plan, _step, _end, _refusal, _errors, _headingTakesFocus) = (new ImportDraft(), null, ImportStep.Choose, null, null, new FormErrors(), true);

    private Task GoAsync(ImportStep step)
    {
        (_step, _headingTakesFocus) = (step, true);
        StateHasChanged();
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The page that imports lists could not read.")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}

/// <summary>Where the page stands.</summary>
public enum ImportStep
{
    Choose,
    Columns,
    Preview,
    Done,
}
