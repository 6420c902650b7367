
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'casebook' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'casebook'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'casebook' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Use these colours in the explorer; contrast is painted, for a projector')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Open at the beginning, not where you were last')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Print instead of drawing, for a screen reader or a braille line: the councils, and what prints the rest')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Read files or folders into the library')
            [CompletionResult]::new('import-worker', 'import-worker', [CompletionResultType]::ParameterValue, 'Read the files that the parent process sends')
            [CompletionResult]::new('documents', 'documents', [CompletionResultType]::ParameterValue, 'List documents, newest first')
            [CompletionResult]::new('councils', 'councils', [CompletionResultType]::ParameterValue, 'List councils with their latest grade and counts')
            [CompletionResult]::new('findings', 'findings', [CompletionResultType]::ParameterValue, 'List findings; with a query the best first')
            [CompletionResult]::new('quotations', 'quotations', [CompletionResultType]::ParameterValue, 'List quotations with their speakers')
            [CompletionResult]::new('judgements', 'judgements', [CompletionResultType]::ParameterValue, 'List the grades of inspections')
            [CompletionResult]::new('traces', 'traces', [CompletionResultType]::ParameterValue, 'List where Ofsted''s quoted words stand in the reports, and how they differ')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'List the findings of two documents, with the same words where both reports have them')
            [CompletionResult]::new('timeline', 'timeline', [CompletionResultType]::ParameterValue, 'List a council''s inspections, documents and answers in the order of time')
            [CompletionResult]::new('matrix', 'matrix', [CompletionResultType]::ParameterValue, 'Count findings by theme, and by council, document or year')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Rank findings and show the words that matched')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a document, finding or quotation (d3, d3f12, d3q7) with its quotations marked')
            [CompletionResult]::new('sections', 'sections', [CompletionResultType]::ParameterValue, 'List the sections of a document, with their pages')
            [CompletionResult]::new('cite', 'cite', [CompletionResultType]::ParameterValue, 'Print findings or quotations with where they come from, ready to be pasted')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write findings that match, or a briefing, to a file of another form')
            [CompletionResult]::new('mark', 'mark', [CompletionResultType]::ParameterValue, 'Mark findings or quotations, or put a label, a note, or a place in a briefing on them')
            [CompletionResult]::new('marks', 'marks', [CompletionResultType]::ParameterValue, 'List what you marked, labelled and noted')
            [CompletionResult]::new('briefings', 'briefings', [CompletionResultType]::ParameterValue, 'List your briefings, or print one of them')
            [CompletionResult]::new('searches', 'searches', [CompletionResultType]::ParameterValue, 'List the filters that you saved under a name')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Write a copy of the library to a new file; it may be in use meanwhile')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Put a backup in the place of the library, which is kept beside it')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say whether the library is sound, and what is wrong with it')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take documents out of the library; `casebook undo` brings them back')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Undo what was done to the library last')
            [CompletionResult]::new('redo', 'redo', [CompletionResultType]::ParameterValue, 'Do again what was undone last')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'List what was done to the library, latest first')
            [CompletionResult]::new('tour', 'tour', [CompletionResultType]::ParameterValue, 'Be shown round, on the five seeds in a library that is thrown away afterwards')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual''s page, for man: `casebook man | man -l -`')
            [CompletionResult]::new('paths', 'paths', [CompletionResultType]::ParameterValue, 'Print where casebook keeps its files')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Look after your own settings')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'casebook;import' {
            [CompletionResult]::new('--time-limit', '--time-limit', [CompletionResultType]::ParameterName, 'Give up a file that takes longer to read')
            [CompletionResult]::new('--memory-limit', '--memory-limit', [CompletionResultType]::ParameterName, 'Give up a file that needs more memory to read')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--preview', '--preview', [CompletionResultType]::ParameterName, 'Say what is in the files, and take nothing in')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'casebook;import-worker' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;documents' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print a table for a spreadsheet, with the fields of --json as columns')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;councils' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print a table for a spreadsheet, with the fields of --json as columns')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;findings' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print a table for a spreadsheet, with the fields of --json as columns')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;quotations' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print a table for a spreadsheet, with the fields of --json as columns')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;judgements' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print a table for a spreadsheet, with the fields of --json as columns')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;traces' {
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Check the quotations of this file, which is not taken into the library; `-` reads standard input')
            [CompletionResult]::new('--council', '--council', [CompletionResultType]::ParameterName, 'The council that the file is about, when it does not say so itself')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print a table for a spreadsheet, with the fields of --json as columns')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'casebook;compare' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print a table for a spreadsheet, with the fields of --json as columns')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'casebook;timeline' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print a table for a spreadsheet, with the fields of --json as columns')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'casebook;matrix' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What the lines are')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write this file instead; its end says the form: .csv a table, .svg a picture')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write this file instead; its end says the form: .csv a table, .svg a picture')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Write over a file that is there')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print a table for a spreadsheet, with the fields of --json as columns')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'casebook;search' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show no more than this many')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;show' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;sections' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print a table for a spreadsheet, with the fields of --json as columns')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;cite' {
            [CompletionResult]::new('--form', '--form', [CompletionResultType]::ParameterName, 'How they are written')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;export' {
            [CompletionResult]::new('--briefing', '--briefing', [CompletionResultType]::ParameterName, 'The briefing of this name instead')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The file; its end says the form: .html, .docx, .md, .csv, .json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The file; its end says the form: .html, .docx, .md, .csv, .json')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Write over a file that is there')
            [CompletionResult]::new('--notes', '--notes', [CompletionResultType]::ParameterName, 'With your own notes and labels, which are otherwise left out')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;mark' {
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Put this label on them instead of a mark')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Write this note on them instead of a mark; an empty one takes the note away')
            [CompletionResult]::new('--briefing', '--briefing', [CompletionResultType]::ParameterName, 'Add them to this briefing instead, which is made when there is none')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--off', '--off', [CompletionResultType]::ParameterName, 'Take the mark, or the label, off')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;marks' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--lost', '--lost', [CompletionResultType]::ParameterName, 'Only what has no place any more, because its document changed or left')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print a table for a spreadsheet, with the fields of --json as columns')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write your marks, labels, notes and briefings to a JSON file for a colleague')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Add a colleague''s marks to your own; neither side''s are lost')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'casebook;marks;export' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Write over a file that is there')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;marks;import' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;marks;help' {
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write your marks, labels, notes and briefings to a JSON file for a colleague')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Add a colleague''s marks to your own; neither side''s are lost')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'casebook;marks;help;export' {
            break
        }
        'casebook;marks;help;import' {
            break
        }
        'casebook;marks;help;help' {
            break
        }
        'casebook;briefings' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;searches' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print a table for a spreadsheet, with the fields of --json as columns')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;backup' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;restore' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--salvage', '--salvage', [CompletionResultType]::ParameterName, 'Save what can still be read of a damaged library')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;check' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;remove' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;undo' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'casebook;redo' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;history' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show no more than this many')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;tour' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;completions' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;man' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;paths' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;config' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say what is wrong with config.toml, keymap.toml and your own looks, with the line')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'List every action with its keys, your own keymap.toml included')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'casebook;config;check' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'casebook;config;keys' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Print a table for a spreadsheet, with the fields of --json as columns')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object per line')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing: not the library, and nothing that is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'casebook;config;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say what is wrong with config.toml, keymap.toml and your own looks, with the line')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'List every action with its keys, your own keymap.toml included')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'casebook;config;help;check' {
            break
        }
        'casebook;config;help;keys' {
            break
        }
        'casebook;config;help;help' {
            break
        }
        'casebook;help' {
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Read files or folders into the library')
            [CompletionResult]::new('import-worker', 'import-worker', [CompletionResultType]::ParameterValue, 'Read the files that the parent process sends')
            [CompletionResult]::new('documents', 'documents', [CompletionResultType]::ParameterValue, 'List documents, newest first')
            [CompletionResult]::new('councils', 'councils', [CompletionResultType]::ParameterValue, 'List councils with their latest grade and counts')
            [CompletionResult]::new('findings', 'findings', [CompletionResultType]::ParameterValue, 'List findings; with a query the best first')
            [CompletionResult]::new('quotations', 'quotations', [CompletionResultType]::ParameterValue, 'List quotations with their speakers')
            [CompletionResult]::new('judgements', 'judgements', [CompletionResultType]::ParameterValue, 'List the grades of inspections')
            [CompletionResult]::new('traces', 'traces', [CompletionResultType]::ParameterValue, 'List where Ofsted''s quoted words stand in the reports, and how they differ')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'List the findings of two documents, with the same words where both reports have them')
            [CompletionResult]::new('timeline', 'timeline', [CompletionResultType]::ParameterValue, 'List a council''s inspections, documents and answers in the order of time')
            [CompletionResult]::new('matrix', 'matrix', [CompletionResultType]::ParameterValue, 'Count findings by theme, and by council, document or year')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Rank findings and show the words that matched')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a document, finding or quotation (d3, d3f12, d3q7) with its quotations marked')
            [CompletionResult]::new('sections', 'sections', [CompletionResultType]::ParameterValue, 'List the sections of a document, with their pages')
            [CompletionResult]::new('cite', 'cite', [CompletionResultType]::ParameterValue, 'Print findings or quotations with where they come from, ready to be pasted')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write findings that match, or a briefing, to a file of another form')
            [CompletionResult]::new('mark', 'mark', [CompletionResultType]::ParameterValue, 'Mark findings or quotations, or put a label, a note, or a place in a briefing on them')
            [CompletionResult]::new('marks', 'marks', [CompletionResultType]::ParameterValue, 'List what you marked, labelled and noted')
            [CompletionResult]::new('briefings', 'briefings', [CompletionResultType]::ParameterValue, 'List your briefings, or print one of them')
            [CompletionResult]::new('searches', 'searches', [CompletionResultType]::ParameterValue, 'List the filters that you saved under a name')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Write a copy of the library to a new file; it may be in use meanwhile')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Put a backup in the place of the library, which is kept beside it')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say whether the library is sound, and what is wrong with it')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take documents out of the library; `casebook undo` brings them back')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Undo what was done to the library last')
            [CompletionResult]::new('redo', 'redo', [CompletionResultType]::ParameterValue, 'Do again what was undone last')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'List what was done to the library, latest first')
            [CompletionResult]::new('tour', 'tour', [CompletionResultType]::ParameterValue, 'Be shown round, on the five seeds in a library that is thrown away afterwards')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual''s page, for man: `casebook man | man -l -`')
            [CompletionResult]::new('paths', 'paths', [CompletionResultType]::ParameterValue, 'Print where casebook keeps its files')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Look after your own settings')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'casebook;help;import' {
            break
        }
        'casebook;help;import-worker' {
            break
        }
        'casebook;help;documents' {
            break
        }
        'casebook;help;councils' {
            break
        }
        'casebook;help;findings' {
            break
        }
        'casebook;help;quotations' {
            break
        }
        'casebook;help;judgements' {
            break
        }
        'casebook;help;traces' {
            break
        }
        'casebook;help;compare' {
            break
        }
        'casebook;help;timeline' {
            break
        }
        'casebook;help;matrix' {
            break
        }
        'casebook;help;search' {
            break
        }
        'casebook;help;show' {
            break
        }
        'casebook;help;sections' {
            break
        }
        'casebook;help;cite' {
            break
        }
        'casebook;help;export' {
            break
        }
        'casebook;help;mark' {
            break
        }
        'casebook;help;marks' {
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write your marks, labels, notes and briefings to a JSON file for a colleague')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Add a colleague''s marks to your own; neither side''s are lost')
            break
        }
        'casebook;help;marks;export' {
            break
        }
        'casebook;help;marks;import' {
            break
        }
        'casebook;help;briefings' {
            break
        }
        'casebook;help;searches' {
            break
        }
        'casebook;help;backup' {
            break
        }
        'casebook;help;restore' {
            break
        }
        'casebook;help;check' {
            break
        }
        'casebook;help;remove' {
            break
        }
        'casebook;help;undo' {
            break
        }
        'casebook;help;redo' {
            break
        }
        'casebook;help;history' {
            break
        }
        'casebook;help;tour' {
            break
        }
        'casebook;help;completions' {
            break
        }
        'casebook;help;man' {
            break
        }
        'casebook;help;paths' {
            break
        }
        'casebook;help;config' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say what is wrong with config.toml, keymap.toml and your own looks, with the line')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'List every action with its keys, your own keymap.toml included')
            break
        }
        'casebook;help;config;check' {
            break
        }
        'casebook;help;config;keys' {
            break
        }
        'casebook;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
