# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_casebook_global_optspecs
    string join \n library= json theme= read-only fresh plain h/help V/version
end

function __fish_casebook_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_casebook_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_casebook_using_subcommand
    set -l cmd (__fish_casebook_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c casebook -n "__fish_casebook_needs_command" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_needs_command" -l theme -d 'Use these colours in the explorer; contrast is painted, for a projector' -r
complete -c casebook -n "__fish_casebook_needs_command" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_needs_command" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_needs_command" -l fresh -d 'Open at the beginning, not where you were last'
complete -c casebook -n "__fish_casebook_needs_command" -l plain -d 'Print instead of drawing, for a screen reader or a braille line: the councils, and what prints the rest'
complete -c casebook -n "__fish_casebook_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c casebook -n "__fish_casebook_needs_command" -s V -l version -d 'Print version'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "import" -d 'Read files or folders into the library'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "import-worker" -d 'Read the files that the parent process sends'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "documents" -d 'List documents, newest first'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "councils" -d 'List councils with their latest grade and counts'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "findings" -d 'List findings; with a query the best first'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "quotations" -d 'List quotations with their speakers'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "judgements" -d 'List the grades of inspections'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "traces" -d 'List where Ofsted\'s quoted words stand in the reports, and how they differ'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "compare" -d 'List the findings of two documents, with the same words where both reports have them'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "timeline" -d 'List a council\'s inspections, documents and answers in the order of time'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "matrix" -d 'Count findings by theme, and by council, document or year'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "search" -d 'Rank findings and show the words that matched'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "show" -d 'Show a document, finding or quotation (d3, d3f12, d3q7) with its quotations marked'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "sections" -d 'List the sections of a document, with their pages'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "cite" -d 'Print findings or quotations with where they come from, ready to be pasted'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "export" -d 'Write findings that match, or a briefing, to a file of another form'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "mark" -d 'Mark findings or quotations, or put a label, a note, or a place in a briefing on them'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "marks" -d 'List what you marked, labelled and noted'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "briefings" -d 'List your briefings, or print one of them'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "searches" -d 'List the filters that you saved under a name'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "backup" -d 'Write a copy of the library to a new file; it may be in use meanwhile'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "restore" -d 'Put a backup in the place of the library, which is kept beside it'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "check" -d 'Say whether the library is sound, and what is wrong with it'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "remove" -d 'Take documents out of the library; `casebook undo` brings them back'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "undo" -d 'Undo what was done to the library last'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "redo" -d 'Do again what was undone last'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "history" -d 'List what was done to the library, latest first'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "tour" -d 'Be shown round, on the five seeds in a library that is thrown away afterwards'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "man" -d 'Print the manual\'s page, for man: `casebook man | man -l -`'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "paths" -d 'Print where casebook keeps its files'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "config" -d 'Look after your own settings'
complete -c casebook -n "__fish_casebook_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c casebook -n "__fish_casebook_using_subcommand import" -l time-limit -d 'Give up a file that takes longer to read' -r
complete -c casebook -n "__fish_casebook_using_subcommand import" -l memory-limit -d 'Give up a file that needs more memory to read' -r
complete -c casebook -n "__fish_casebook_using_subcommand import" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand import" -l preview -d 'Say what is in the files, and take nothing in'
complete -c casebook -n "__fish_casebook_using_subcommand import" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand import" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c casebook -n "__fish_casebook_using_subcommand import-worker" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand import-worker" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand import-worker" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand import-worker" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand documents" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand documents" -l csv -d 'Print a table for a spreadsheet, with the fields of --json as columns'
complete -c casebook -n "__fish_casebook_using_subcommand documents" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand documents" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand documents" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand councils" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand councils" -l csv -d 'Print a table for a spreadsheet, with the fields of --json as columns'
complete -c casebook -n "__fish_casebook_using_subcommand councils" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand councils" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand councils" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand findings" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand findings" -l csv -d 'Print a table for a spreadsheet, with the fields of --json as columns'
complete -c casebook -n "__fish_casebook_using_subcommand findings" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand findings" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand findings" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand quotations" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand quotations" -l csv -d 'Print a table for a spreadsheet, with the fields of --json as columns'
complete -c casebook -n "__fish_casebook_using_subcommand quotations" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand quotations" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand quotations" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand judgements" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand judgements" -l csv -d 'Print a table for a spreadsheet, with the fields of --json as columns'
complete -c casebook -n "__fish_casebook_using_subcommand judgements" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand judgements" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand judgements" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand traces" -l check -d 'Check the quotations of this file, which is not taken into the library; `-` reads standard input' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand traces" -l council -d 'The council that the file is about, when it does not say so itself' -r
complete -c casebook -n "__fish_casebook_using_subcommand traces" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand traces" -l csv -d 'Print a table for a spreadsheet, with the fields of --json as columns'
complete -c casebook -n "__fish_casebook_using_subcommand traces" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand traces" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand traces" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c casebook -n "__fish_casebook_using_subcommand compare" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand compare" -l csv -d 'Print a table for a spreadsheet, with the fields of --json as columns'
complete -c casebook -n "__fish_casebook_using_subcommand compare" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand compare" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand compare" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c casebook -n "__fish_casebook_using_subcommand timeline" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand timeline" -l csv -d 'Print a table for a spreadsheet, with the fields of --json as columns'
complete -c casebook -n "__fish_casebook_using_subcommand timeline" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand timeline" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand timeline" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c casebook -n "__fish_casebook_using_subcommand matrix" -l by -d 'What the lines are' -r -f -a "councils\t''
documents\t''
years\t''"
complete -c casebook -n "__fish_casebook_using_subcommand matrix" -s o -l output -d 'Write this file instead; its end says the form: .csv a table, .svg a picture' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand matrix" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand matrix" -l force -d 'Write over a file that is there'
complete -c casebook -n "__fish_casebook_using_subcommand matrix" -l csv -d 'Print a table for a spreadsheet, with the fields of --json as columns'
complete -c casebook -n "__fish_casebook_using_subcommand matrix" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand matrix" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand matrix" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c casebook -n "__fish_casebook_using_subcommand search" -l limit -d 'Show no more than this many' -r
complete -c casebook -n "__fish_casebook_using_subcommand search" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand search" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand search" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand search" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand show" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand show" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand show" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand show" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand sections" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand sections" -l csv -d 'Print a table for a spreadsheet, with the fields of --json as columns'
complete -c casebook -n "__fish_casebook_using_subcommand sections" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand sections" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand sections" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand cite" -l form -d 'How they are written' -r -f -a "plain\t''
markdown\t''
html\t''"
complete -c casebook -n "__fish_casebook_using_subcommand cite" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand cite" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand cite" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand cite" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand export" -l briefing -d 'The briefing of this name instead' -r
complete -c casebook -n "__fish_casebook_using_subcommand export" -s o -l output -d 'The file; its end says the form: .html, .docx, .md, .csv, .json' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand export" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand export" -l force -d 'Write over a file that is there'
complete -c casebook -n "__fish_casebook_using_subcommand export" -l notes -d 'With your own notes and labels, which are otherwise left out'
complete -c casebook -n "__fish_casebook_using_subcommand export" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand export" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand export" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand mark" -l tag -d 'Put this label on them instead of a mark' -r
complete -c casebook -n "__fish_casebook_using_subcommand mark" -l note -d 'Write this note on them instead of a mark; an empty one takes the note away' -r
complete -c casebook -n "__fish_casebook_using_subcommand mark" -l briefing -d 'Add them to this briefing instead, which is made when there is none' -r
complete -c casebook -n "__fish_casebook_using_subcommand mark" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand mark" -l off -d 'Take the mark, or the label, off'
complete -c casebook -n "__fish_casebook_using_subcommand mark" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand mark" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand mark" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and not __fish_seen_subcommand_from export import help" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand marks; and not __fish_seen_subcommand_from export import help" -l lost -d 'Only what has no place any more, because its document changed or left'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and not __fish_seen_subcommand_from export import help" -l csv -d 'Print a table for a spreadsheet, with the fields of --json as columns'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and not __fish_seen_subcommand_from export import help" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and not __fish_seen_subcommand_from export import help" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and not __fish_seen_subcommand_from export import help" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and not __fish_seen_subcommand_from export import help" -f -a "export" -d 'Write your marks, labels, notes and briefings to a JSON file for a colleague'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and not __fish_seen_subcommand_from export import help" -f -a "import" -d 'Add a colleague\'s marks to your own; neither side\'s are lost'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and not __fish_seen_subcommand_from export import help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and __fish_seen_subcommand_from export" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand marks; and __fish_seen_subcommand_from export" -l force -d 'Write over a file that is there'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and __fish_seen_subcommand_from export" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and __fish_seen_subcommand_from export" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and __fish_seen_subcommand_from import" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand marks; and __fish_seen_subcommand_from import" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and __fish_seen_subcommand_from import" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write your marks, labels, notes and briefings to a JSON file for a colleague'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and __fish_seen_subcommand_from help" -f -a "import" -d 'Add a colleague\'s marks to your own; neither side\'s are lost'
complete -c casebook -n "__fish_casebook_using_subcommand marks; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c casebook -n "__fish_casebook_using_subcommand briefings" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand briefings" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand briefings" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand briefings" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand searches" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand searches" -l csv -d 'Print a table for a spreadsheet, with the fields of --json as columns'
complete -c casebook -n "__fish_casebook_using_subcommand searches" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand searches" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand searches" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand backup" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand backup" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand backup" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand backup" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand restore" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand restore" -l salvage -d 'Save what can still be read of a damaged library'
complete -c casebook -n "__fish_casebook_using_subcommand restore" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand restore" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand restore" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand check" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand check" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand check" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand check" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand remove" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand remove" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand remove" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand remove" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand undo" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand undo" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand undo" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c casebook -n "__fish_casebook_using_subcommand redo" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand redo" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand redo" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand redo" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand history" -l limit -d 'Show no more than this many' -r
complete -c casebook -n "__fish_casebook_using_subcommand history" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand history" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand history" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand history" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand tour" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand tour" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand tour" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand tour" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand completions" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand completions" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand completions" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand completions" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand man" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand man" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand man" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand man" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand paths" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand paths" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand paths" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand paths" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand config; and not __fish_seen_subcommand_from check keys help" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand config; and not __fish_seen_subcommand_from check keys help" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand config; and not __fish_seen_subcommand_from check keys help" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand config; and not __fish_seen_subcommand_from check keys help" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand config; and not __fish_seen_subcommand_from check keys help" -f -a "check" -d 'Say what is wrong with config.toml, keymap.toml and your own looks, with the line'
complete -c casebook -n "__fish_casebook_using_subcommand config; and not __fish_seen_subcommand_from check keys help" -f -a "keys" -d 'List every action with its keys, your own keymap.toml included'
complete -c casebook -n "__fish_casebook_using_subcommand config; and not __fish_seen_subcommand_from check keys help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c casebook -n "__fish_casebook_using_subcommand config; and __fish_seen_subcommand_from check" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand config; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand config; and __fish_seen_subcommand_from check" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand config; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c casebook -n "__fish_casebook_using_subcommand config; and __fish_seen_subcommand_from keys" -l library -d 'Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)' -r -F
complete -c casebook -n "__fish_casebook_using_subcommand config; and __fish_seen_subcommand_from keys" -l csv -d 'Print a table for a spreadsheet, with the fields of --json as columns'
complete -c casebook -n "__fish_casebook_using_subcommand config; and __fish_seen_subcommand_from keys" -l json -d 'Print one JSON object per line'
complete -c casebook -n "__fish_casebook_using_subcommand config; and __fish_seen_subcommand_from keys" -l read-only -d 'Change nothing: not the library, and nothing that is remembered'
complete -c casebook -n "__fish_casebook_using_subcommand config; and __fish_seen_subcommand_from keys" -s h -l help -d 'Print help'
complete -c casebook -n "__fish_casebook_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "check" -d 'Say what is wrong with config.toml, keymap.toml and your own looks, with the line'
complete -c casebook -n "__fish_casebook_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "keys" -d 'List every action with its keys, your own keymap.toml included'
complete -c casebook -n "__fish_casebook_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "import" -d 'Read files or folders into the library'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "import-worker" -d 'Read the files that the parent process sends'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "documents" -d 'List documents, newest first'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "councils" -d 'List councils with their latest grade and counts'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "findings" -d 'List findings; with a query the best first'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "quotations" -d 'List quotations with their speakers'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "judgements" -d 'List the grades of inspections'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "traces" -d 'List where Ofsted\'s quoted words stand in the reports, and how they differ'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "compare" -d 'List the findings of two documents, with the same words where both reports have them'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "timeline" -d 'List a council\'s inspections, documents and answers in the order of time'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "matrix" -d 'Count findings by theme, and by council, document or year'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "search" -d 'Rank findings and show the words that matched'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "show" -d 'Show a document, finding or quotation (d3, d3f12, d3q7) with its quotations marked'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "sections" -d 'List the sections of a document, with their pages'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "cite" -d 'Print findings or quotations with where they come from, ready to be pasted'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "export" -d 'Write findings that match, or a briefing, to a file of another form'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "mark" -d 'Mark findings or quotations, or put a label, a note, or a place in a briefing on them'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "marks" -d 'List what you marked, labelled and noted'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "briefings" -d 'List your briefings, or print one of them'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "searches" -d 'List the filters that you saved under a name'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "backup" -d 'Write a copy of the library to a new file; it may be in use meanwhile'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "restore" -d 'Put a backup in the place of the library, which is kept beside it'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "check" -d 'Say whether the library is sound, and what is wrong with it'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "remove" -d 'Take documents out of the library; `casebook undo` brings them back'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "undo" -d 'Undo what was done to the library last'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "redo" -d 'Do again what was undone last'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "history" -d 'List what was done to the library, latest first'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "tour" -d 'Be shown round, on the five seeds in a library that is thrown away afterwards'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "completions" -d 'Print a completion script for a shell'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "man" -d 'Print the manual\'s page, for man: `casebook man | man -l -`'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "paths" -d 'Print where casebook keeps its files'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "config" -d 'Look after your own settings'
complete -c casebook -n "__fish_casebook_using_subcommand help; and not __fish_seen_subcommand_from import import-worker documents councils findings quotations judgements traces compare timeline matrix search show sections cite export mark marks briefings searches backup restore check remove undo redo history tour completions man paths config help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c casebook -n "__fish_casebook_using_subcommand help; and __fish_seen_subcommand_from marks" -f -a "export" -d 'Write your marks, labels, notes and briefings to a JSON file for a colleague'
complete -c casebook -n "__fish_casebook_using_subcommand help; and __fish_seen_subcommand_from marks" -f -a "import" -d 'Add a colleague\'s marks to your own; neither side\'s are lost'
complete -c casebook -n "__fish_casebook_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "check" -d 'Say what is wrong with config.toml, keymap.toml and your own looks, with the line'
complete -c casebook -n "__fish_casebook_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "keys" -d 'List every action with its keys, your own keymap.toml included'
