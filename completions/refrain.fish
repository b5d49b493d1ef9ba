# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_refrain_global_optspecs
    string join \n color= q/quiet no-progress v/verbose config= no-config h/help V/version
end

function __fish_refrain_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_refrain_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_refrain_using_subcommand
    set -l cmd (__fish_refrain_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c refrain -n "__fish_refrain_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_needs_command" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_needs_command" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_needs_command" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_needs_command" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_needs_command" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_needs_command" -s h -l help -d 'Print help'
complete -c refrain -n "__fish_refrain_needs_command" -s V -l version -d 'Print version'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "report" -d 'Compare an archive with itself: every repeated text once, with all its places'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "check" -d 'Compare drafts with an archive, before publishing; fails if something came back'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "compare" -d 'Compare two texts with each other'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "inspect" -d 'Show what would be compared: posts, dates, paragraphs, and what is left out'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "why" -d 'Tell why two paragraphs match or do not: scores, thresholds, the step that decided'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "accept" -d 'Tell that a repeated text is known and wanted, so that it is no finding any more'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "generate" -d 'Make a large corpus with planted reuse and its truth, for measuring'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "evaluate" -d 'Hold reports against a truth: recall and precision by kind'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "bench" -d 'Time a report stage by stage, on posts of your own'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "init" -d 'Write a first file of settings, with a guess where the posts are'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "config" -d 'Tell what is set, by which file or variable'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "completions" -d 'Print the completions for a shell'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "man" -d 'Print the manual, or write all its pages'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "schema" -d 'Print the JSON Schema of --format json'
complete -c refrain -n "__fish_refrain_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c refrain -n "__fish_refrain_using_subcommand report" -l files-from -d 'Read the paths from a file, one a line; `-` reads standard input' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand report" -l split-posts -d 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l text-field -d 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l title-field -d 'The same for the title [default: title, headline, name ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l date-field -d 'The same for the date [default: date, published, published_at, created_at, pubDate ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l url-field -d 'The same for the address [default: url, link, permalink, slug, id ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l tags-field -d 'The same for the tags [default: tags, categories, keywords ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l author-field -d 'The same for the writers [default: author, authors, byline ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l input-format -d 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]' -r -f -a "markdown\t'Markdown'
text\t'Plain text'
html\t'A page of HTML'
xml\t'An export of WordPress or Blogger, RSS, Atom'
json\t'Records in a file of JSON'
jsonl\t'A record of JSON a line'
csv\t'A table, whatever parts its columns'
parquet\t'A table in Parquet'
zip\t'A zip archive, a document of Word or LibreOffice, an e-book'
tar\t'A tar archive'
gz\t'Packed by gzip'
zst\t'Packed by Zstandard'"
complete -c refrain -n "__fish_refrain_using_subcommand report" -l encoding -d 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l unpack-size -d 'The most bytes that may be unpacked of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l unpack-ratio -d 'How many times its size something packed may come out as' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l unpack-entries -d 'The most files that are looked at in an archive' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l unpack-depth -d 'How many times over a file may be packed; an archive in an archive is 2' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l pre -d 'A command that makes text of files: `{}` in its arguments is the file\'s path, else the file is its standard input; no shell is asked. Its standard output is read as the file' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l pre-glob -d 'The files that --pre is for, such as \'*.pdf\'; folders are searched for them too [default: every file that is read]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l pre-timeout -d 'Seconds that a command may take for a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l pre-limit -d 'The most text that a command may make of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l threshold -d 'Share of the shorter paragraph\'s shingles that the other has; a lower one tells looser edits, and more that is alike by chance [default: 0.5]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l min-shared -d 'Distinct shingles in common: about two sentences, wherever they stand in long paragraphs [default: 10]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l min-run -d 'Words of a run in common: one sentence; fewer tell formulas too [default: 12]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l shingle -d 'Words in a shingle [default: 5]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l min-words -d 'Repeated text of fewer words is standing text, which is no finding; 1 tells every line that comes back [default: 8]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l large-family -d 'Distinct paragraphs with one run of words that are linked each with the next, and not each with each [default: 64]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l max-seeds -d 'The most pairs of equal three-word runs that one alignment looks at [default: 16777216]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l max-holders -d 'Three rare words that more distinct paragraphs than this have near each other are no sign of rewriting [default: 32]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l max-units -d 'A word in more sentences of one of two texts than this is no sign that any two of them are alike [default: 200]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l max-rounds -d 'How often two texts are looked through again for what was rewritten, once stretches were found and taken out [default: 4]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l max-cells -d 'The most pairs of words of two rewritten stretches that are paired word by word [default: 262144]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -s j -l threads -d 'Threads; the result is the same for any number [default: one a processor]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l memory -d 'About how much memory texts, words and shingles may take, such as 500M or 2G; what has no room there goes to temporary files, and the result is the same [default: no limit]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l kinds -d 'Only these kinds of match, such as exact,light, and of a repeated text the places that they tie [default: all]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l classes -d 'Only these classes: plain, quoted, linked, standing, accepted [default: all; plain first, and only plain fails a run]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l since -d 'Only what has a place in a post of that day or later (2018, 2018-03 or 2018-03-15), and of its places those and the first; posts without a date are never later' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l between -d 'Only what posts of the one have in common with posts of the other: two tags or categories with a comma, or two writers with a slash' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l accepted -d 'The list of accepted texts [default: .refrain/accepted.toml in the archive\'s folder or above]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand report" -s f -l format -d 'The form of the result [default: text on a terminal, else concise]' -r -f -a "text\t'For reading: each repeated text with its places and changes'
concise\t'A line a finding: path:line:col: kind percent like path:line "words"'
json\t'One object, for programs; see `refrain schema`'
jsonl\t'An object a line: a finding of a report or a check, the whole of a comparison'
csv\t'A row a finding, for spreadsheets'
markdown\t'A table that fits a comment on GitHub'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'Annotations of GitHub\'s checks, and the summary of the step'
html\t'One page for a browser, which needs no network'"
complete -c refrain -n "__fish_refrain_using_subcommand report" -s o -l output -d 'Write the result to a file; without --format its ending tells the form: .json, .jsonl, .csv, .md, .sarif, .html or .txt' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand report" -l report -d 'Write the result also to a file, in a form of its own, such as sarif=refrain.sarif; several times for several forms' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l width -d 'Columns of the text form [default: the terminal\'s, at most 100]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l pager -d 'When the text form goes through a pager: `REFRAIN_PAGER`, `PAGER` or `less`' -r -f -a "auto\t'On a terminal'
never\t'Not at all'"
complete -c refrain -n "__fish_refrain_using_subcommand report" -s n -l limit -d 'Findings in the text form [default: all], refrains in the page [default: 10000]' -r
complete -c refrain -n "__fish_refrain_using_subcommand report" -l fail-on -d 'The loosest kind of plain finding that makes the exit code 1' -r -f -a "exact\t'Word for word'
light\t'Also with a few words changed'
edited\t'Also rewritten in part'
contained\t'Also inside a longer paragraph'
passage\t'Also a shared passage'
never\t'Nothing'"
complete -c refrain -n "__fish_refrain_using_subcommand report" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand report" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand report" -s 0 -l null -d 'In the list, a NUL byte ends each path, as of `find -print0` and `git ls-files -z`'
complete -c refrain -n "__fish_refrain_using_subcommand report" -l follow -d 'Follow symbolic links inside folders'
complete -c refrain -n "__fish_refrain_using_subcommand report" -l hidden -d 'Read hidden files and folders too'
complete -c refrain -n "__fish_refrain_using_subcommand report" -l keep-copies -d 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts'
complete -c refrain -n "__fish_refrain_using_subcommand report" -l no-ignore -d 'Do not obey .gitignore, .ignore and .refrainignore'
complete -c refrain -n "__fish_refrain_using_subcommand report" -l no-pre -d 'Run no command of the file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand report" -l code -d 'Compare program text too'
complete -c refrain -n "__fish_refrain_using_subcommand report" -l all-pairs -d 'List every pair of a large family, not only each place with its nearest earlier one'
complete -c refrain -n "__fish_refrain_using_subcommand report" -l copies-only -d 'Tell copies only, and look for nothing that was rewritten'
complete -c refrain -n "__fish_refrain_using_subcommand report" -l sensitive -d 'Tell rewritten text of less significance too: from 30 nats on, not from 50'
complete -c refrain -n "__fish_refrain_using_subcommand report" -l no-accepted -d 'Tell what is accepted, or marked to be ignored in its post, as if it were not'
complete -c refrain -n "__fish_refrain_using_subcommand report" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand report" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand report" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand report" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c refrain -n "__fish_refrain_using_subcommand check" -l files-from -d 'Read the paths from a file, one a line; `-` reads standard input' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand check" -l changed-since -d 'Check the posts that are new or changed since a commit, branch or tag of git: those below DRAFT, or of the archive' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l against -d 'Files and folders of the posts that are already out [default: `against` of refrain.toml]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand check" -l stdin-filename -d 'The name that standard input is to have: it decides the format, and the archive\'s post of that name is left out' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l split-posts -d 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l text-field -d 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l title-field -d 'The same for the title [default: title, headline, name ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l date-field -d 'The same for the date [default: date, published, published_at, created_at, pubDate ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l url-field -d 'The same for the address [default: url, link, permalink, slug, id ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l tags-field -d 'The same for the tags [default: tags, categories, keywords ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l author-field -d 'The same for the writers [default: author, authors, byline ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l input-format -d 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]' -r -f -a "markdown\t'Markdown'
text\t'Plain text'
html\t'A page of HTML'
xml\t'An export of WordPress or Blogger, RSS, Atom'
json\t'Records in a file of JSON'
jsonl\t'A record of JSON a line'
csv\t'A table, whatever parts its columns'
parquet\t'A table in Parquet'
zip\t'A zip archive, a document of Word or LibreOffice, an e-book'
tar\t'A tar archive'
gz\t'Packed by gzip'
zst\t'Packed by Zstandard'"
complete -c refrain -n "__fish_refrain_using_subcommand check" -l encoding -d 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l unpack-size -d 'The most bytes that may be unpacked of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l unpack-ratio -d 'How many times its size something packed may come out as' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l unpack-entries -d 'The most files that are looked at in an archive' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l unpack-depth -d 'How many times over a file may be packed; an archive in an archive is 2' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l pre -d 'A command that makes text of files: `{}` in its arguments is the file\'s path, else the file is its standard input; no shell is asked. Its standard output is read as the file' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l pre-glob -d 'The files that --pre is for, such as \'*.pdf\'; folders are searched for them too [default: every file that is read]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l pre-timeout -d 'Seconds that a command may take for a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l pre-limit -d 'The most text that a command may make of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l threshold -d 'Share of the shorter paragraph\'s shingles that the other has; a lower one tells looser edits, and more that is alike by chance [default: 0.5]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l min-shared -d 'Distinct shingles in common: about two sentences, wherever they stand in long paragraphs [default: 10]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l min-run -d 'Words of a run in common: one sentence; fewer tell formulas too [default: 12]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l shingle -d 'Words in a shingle [default: 5]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l min-words -d 'Repeated text of fewer words is standing text, which is no finding; 1 tells every line that comes back [default: 8]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l large-family -d 'Distinct paragraphs with one run of words that are linked each with the next, and not each with each [default: 64]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l max-seeds -d 'The most pairs of equal three-word runs that one alignment looks at [default: 16777216]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l max-holders -d 'Three rare words that more distinct paragraphs than this have near each other are no sign of rewriting [default: 32]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l max-units -d 'A word in more sentences of one of two texts than this is no sign that any two of them are alike [default: 200]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l max-rounds -d 'How often two texts are looked through again for what was rewritten, once stretches were found and taken out [default: 4]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l max-cells -d 'The most pairs of words of two rewritten stretches that are paired word by word [default: 262144]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -s j -l threads -d 'Threads; the result is the same for any number [default: one a processor]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l memory -d 'About how much memory texts, words and shingles may take, such as 500M or 2G; what has no room there goes to temporary files, and the result is the same [default: no limit]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l kinds -d 'Only these kinds of match, such as exact,light, and of a repeated text the places that they tie [default: all]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l classes -d 'Only these classes: plain, quoted, linked, standing, accepted [default: all; plain first, and only plain fails a run]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l since -d 'Only what has a place in a post of that day or later (2018, 2018-03 or 2018-03-15), and of its places those and the first; posts without a date are never later' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l between -d 'Only what posts of the one have in common with posts of the other: two tags or categories with a comma, or two writers with a slash' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l accepted -d 'The list of accepted texts [default: .refrain/accepted.toml in the archive\'s folder or above]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand check" -s f -l format -d 'The form of the result [default: text on a terminal, else concise]' -r -f -a "text\t'For reading: each repeated text with its places and changes'
concise\t'A line a finding: path:line:col: kind percent like path:line "words"'
json\t'One object, for programs; see `refrain schema`'
jsonl\t'An object a line: a finding of a report or a check, the whole of a comparison'
csv\t'A row a finding, for spreadsheets'
markdown\t'A table that fits a comment on GitHub'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'Annotations of GitHub\'s checks, and the summary of the step'
html\t'One page for a browser, which needs no network'"
complete -c refrain -n "__fish_refrain_using_subcommand check" -s o -l output -d 'Write the result to a file; without --format its ending tells the form: .json, .jsonl, .csv, .md, .sarif, .html or .txt' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand check" -l report -d 'Write the result also to a file, in a form of its own, such as sarif=refrain.sarif; several times for several forms' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l width -d 'Columns of the text form [default: the terminal\'s, at most 100]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l pager -d 'When the text form goes through a pager: `REFRAIN_PAGER`, `PAGER` or `less`' -r -f -a "auto\t'On a terminal'
never\t'Not at all'"
complete -c refrain -n "__fish_refrain_using_subcommand check" -s n -l limit -d 'Findings in the text form [default: all], refrains in the page [default: 10000]' -r
complete -c refrain -n "__fish_refrain_using_subcommand check" -l fail-on -d 'The loosest kind of plain finding that makes the exit code 1' -r -f -a "exact\t'Word for word'
light\t'Also with a few words changed'
edited\t'Also rewritten in part'
contained\t'Also inside a longer paragraph'
passage\t'Also a shared passage'
never\t'Nothing'"
complete -c refrain -n "__fish_refrain_using_subcommand check" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand check" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand check" -s 0 -l null -d 'In the list, a NUL byte ends each path, as of `find -print0` and `git ls-files -z`'
complete -c refrain -n "__fish_refrain_using_subcommand check" -l follow -d 'Follow symbolic links inside folders'
complete -c refrain -n "__fish_refrain_using_subcommand check" -l hidden -d 'Read hidden files and folders too'
complete -c refrain -n "__fish_refrain_using_subcommand check" -l keep-copies -d 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts'
complete -c refrain -n "__fish_refrain_using_subcommand check" -l no-ignore -d 'Do not obey .gitignore, .ignore and .refrainignore'
complete -c refrain -n "__fish_refrain_using_subcommand check" -l no-pre -d 'Run no command of the file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand check" -l code -d 'Compare program text too'
complete -c refrain -n "__fish_refrain_using_subcommand check" -l all-pairs -d 'List every pair of a large family, not only each place with its nearest earlier one'
complete -c refrain -n "__fish_refrain_using_subcommand check" -l copies-only -d 'Tell copies only, and look for nothing that was rewritten'
complete -c refrain -n "__fish_refrain_using_subcommand check" -l sensitive -d 'Tell rewritten text of less significance too: from 30 nats on, not from 50'
complete -c refrain -n "__fish_refrain_using_subcommand check" -l no-accepted -d 'Tell what is accepted, or marked to be ignored in its post, as if it were not'
complete -c refrain -n "__fish_refrain_using_subcommand check" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand check" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand check" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand check" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l pairs -d 'Compare many pairs: two tab-separated paths a line (`-` reads standard input), one object a line out, in the same order' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l split-posts -d 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l text-field -d 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l title-field -d 'The same for the title [default: title, headline, name ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l date-field -d 'The same for the date [default: date, published, published_at, created_at, pubDate ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l url-field -d 'The same for the address [default: url, link, permalink, slug, id ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l tags-field -d 'The same for the tags [default: tags, categories, keywords ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l author-field -d 'The same for the writers [default: author, authors, byline ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l input-format -d 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]' -r -f -a "markdown\t'Markdown'
text\t'Plain text'
html\t'A page of HTML'
xml\t'An export of WordPress or Blogger, RSS, Atom'
json\t'Records in a file of JSON'
jsonl\t'A record of JSON a line'
csv\t'A table, whatever parts its columns'
parquet\t'A table in Parquet'
zip\t'A zip archive, a document of Word or LibreOffice, an e-book'
tar\t'A tar archive'
gz\t'Packed by gzip'
zst\t'Packed by Zstandard'"
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l encoding -d 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l unpack-size -d 'The most bytes that may be unpacked of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l unpack-ratio -d 'How many times its size something packed may come out as' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l unpack-entries -d 'The most files that are looked at in an archive' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l unpack-depth -d 'How many times over a file may be packed; an archive in an archive is 2' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l pre -d 'A command that makes text of files: `{}` in its arguments is the file\'s path, else the file is its standard input; no shell is asked. Its standard output is read as the file' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l pre-glob -d 'The files that --pre is for, such as \'*.pdf\'; folders are searched for them too [default: every file that is read]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l pre-timeout -d 'Seconds that a command may take for a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l pre-limit -d 'The most text that a command may make of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l threshold -d 'Share of the shorter paragraph\'s shingles that the other has; a lower one tells looser edits, and more that is alike by chance [default: 0.5]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l min-shared -d 'Distinct shingles in common: about two sentences, wherever they stand in long paragraphs [default: 10]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l min-run -d 'Words of a run in common: one sentence; fewer tell formulas too [default: 12]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l shingle -d 'Words in a shingle [default: 5]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l min-words -d 'Repeated text of fewer words is standing text, which is no finding; 1 tells every line that comes back [default: 8]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l large-family -d 'Distinct paragraphs with one run of words that are linked each with the next, and not each with each [default: 64]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l max-seeds -d 'The most pairs of equal three-word runs that one alignment looks at [default: 16777216]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l max-holders -d 'Three rare words that more distinct paragraphs than this have near each other are no sign of rewriting [default: 32]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l max-units -d 'A word in more sentences of one of two texts than this is no sign that any two of them are alike [default: 200]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l max-rounds -d 'How often two texts are looked through again for what was rewritten, once stretches were found and taken out [default: 4]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l max-cells -d 'The most pairs of words of two rewritten stretches that are paired word by word [default: 262144]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -s j -l threads -d 'Threads; the result is the same for any number [default: one a processor]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l memory -d 'About how much memory texts, words and shingles may take, such as 500M or 2G; what has no room there goes to temporary files, and the result is the same [default: no limit]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l kinds -d 'Only these kinds of match, such as exact,light, and of a repeated text the places that they tie [default: all]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l classes -d 'Only these classes: plain, quoted, linked, standing, accepted [default: all; plain first, and only plain fails a run]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l since -d 'Only what has a place in a post of that day or later (2018, 2018-03 or 2018-03-15), and of its places those and the first; posts without a date are never later' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l between -d 'Only what posts of the one have in common with posts of the other: two tags or categories with a comma, or two writers with a slash' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l accepted -d 'The list of accepted texts [default: .refrain/accepted.toml in the archive\'s folder or above]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand compare" -s f -l format -d 'The form of the result [default: text on a terminal, else concise]' -r -f -a "text\t'For reading: each repeated text with its places and changes'
concise\t'A line a finding: path:line:col: kind percent like path:line "words"'
json\t'One object, for programs; see `refrain schema`'
jsonl\t'An object a line: a finding of a report or a check, the whole of a comparison'
csv\t'A row a finding, for spreadsheets'
markdown\t'A table that fits a comment on GitHub'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'Annotations of GitHub\'s checks, and the summary of the step'
html\t'One page for a browser, which needs no network'"
complete -c refrain -n "__fish_refrain_using_subcommand compare" -s o -l output -d 'Write the result to a file; without --format its ending tells the form: .json, .jsonl, .csv, .md, .sarif, .html or .txt' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l report -d 'Write the result also to a file, in a form of its own, such as sarif=refrain.sarif; several times for several forms' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l width -d 'Columns of the text form [default: the terminal\'s, at most 100]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l pager -d 'When the text form goes through a pager: `REFRAIN_PAGER`, `PAGER` or `less`' -r -f -a "auto\t'On a terminal'
never\t'Not at all'"
complete -c refrain -n "__fish_refrain_using_subcommand compare" -s n -l limit -d 'Findings in the text form [default: all], refrains in the page [default: 10000]' -r
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l fail-on -d 'The loosest kind of plain finding that makes the exit code 1' -r -f -a "exact\t'Word for word'
light\t'Also with a few words changed'
edited\t'Also rewritten in part'
contained\t'Also inside a longer paragraph'
passage\t'Also a shared passage'
never\t'Nothing'"
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l digest -d 'Look also for a text that draws on all of the other, in few words of its own'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l follow -d 'Follow symbolic links inside folders'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l hidden -d 'Read hidden files and folders too'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l keep-copies -d 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l no-ignore -d 'Do not obey .gitignore, .ignore and .refrainignore'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l no-pre -d 'Run no command of the file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l code -d 'Compare program text too'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l all-pairs -d 'List every pair of a large family, not only each place with its nearest earlier one'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l copies-only -d 'Tell copies only, and look for nothing that was rewritten'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l sensitive -d 'Tell rewritten text of less significance too: from 30 nats on, not from 50'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l no-accepted -d 'Tell what is accepted, or marked to be ignored in its post, as if it were not'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand compare" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -s f -l format -d 'The form of the result' -r -f -a "text\t'A line a post'
json\t'One object'"
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l split-posts -d 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l text-field -d 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l title-field -d 'The same for the title [default: title, headline, name ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l date-field -d 'The same for the date [default: date, published, published_at, created_at, pubDate ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l url-field -d 'The same for the address [default: url, link, permalink, slug, id ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l tags-field -d 'The same for the tags [default: tags, categories, keywords ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l author-field -d 'The same for the writers [default: author, authors, byline ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l input-format -d 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]' -r -f -a "markdown\t'Markdown'
text\t'Plain text'
html\t'A page of HTML'
xml\t'An export of WordPress or Blogger, RSS, Atom'
json\t'Records in a file of JSON'
jsonl\t'A record of JSON a line'
csv\t'A table, whatever parts its columns'
parquet\t'A table in Parquet'
zip\t'A zip archive, a document of Word or LibreOffice, an e-book'
tar\t'A tar archive'
gz\t'Packed by gzip'
zst\t'Packed by Zstandard'"
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l encoding -d 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l unpack-size -d 'The most bytes that may be unpacked of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l unpack-ratio -d 'How many times its size something packed may come out as' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l unpack-entries -d 'The most files that are looked at in an archive' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l unpack-depth -d 'How many times over a file may be packed; an archive in an archive is 2' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l pre -d 'A command that makes text of files: `{}` in its arguments is the file\'s path, else the file is its standard input; no shell is asked. Its standard output is read as the file' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l pre-glob -d 'The files that --pre is for, such as \'*.pdf\'; folders are searched for them too [default: every file that is read]' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l pre-timeout -d 'Seconds that a command may take for a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l pre-limit -d 'The most text that a command may make of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l paragraphs -d 'Show every paragraph: its place, kind, words and how it begins'
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l follow -d 'Follow symbolic links inside folders'
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l hidden -d 'Read hidden files and folders too'
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l keep-copies -d 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts'
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l no-ignore -d 'Do not obey .gitignore, .ignore and .refrainignore'
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l no-pre -d 'Run no command of the file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand inspect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c refrain -n "__fish_refrain_using_subcommand why" -l against -d 'The archive of which a report, or of which a check if it does not hold one of the two files, is explained; without it, the files of A and B alone' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand why" -l split-posts -d 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l text-field -d 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l title-field -d 'The same for the title [default: title, headline, name ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l date-field -d 'The same for the date [default: date, published, published_at, created_at, pubDate ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l url-field -d 'The same for the address [default: url, link, permalink, slug, id ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l tags-field -d 'The same for the tags [default: tags, categories, keywords ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l author-field -d 'The same for the writers [default: author, authors, byline ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l input-format -d 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]' -r -f -a "markdown\t'Markdown'
text\t'Plain text'
html\t'A page of HTML'
xml\t'An export of WordPress or Blogger, RSS, Atom'
json\t'Records in a file of JSON'
jsonl\t'A record of JSON a line'
csv\t'A table, whatever parts its columns'
parquet\t'A table in Parquet'
zip\t'A zip archive, a document of Word or LibreOffice, an e-book'
tar\t'A tar archive'
gz\t'Packed by gzip'
zst\t'Packed by Zstandard'"
complete -c refrain -n "__fish_refrain_using_subcommand why" -l encoding -d 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l unpack-size -d 'The most bytes that may be unpacked of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l unpack-ratio -d 'How many times its size something packed may come out as' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l unpack-entries -d 'The most files that are looked at in an archive' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l unpack-depth -d 'How many times over a file may be packed; an archive in an archive is 2' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l pre -d 'A command that makes text of files: `{}` in its arguments is the file\'s path, else the file is its standard input; no shell is asked. Its standard output is read as the file' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l pre-glob -d 'The files that --pre is for, such as \'*.pdf\'; folders are searched for them too [default: every file that is read]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l pre-timeout -d 'Seconds that a command may take for a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l pre-limit -d 'The most text that a command may make of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l threshold -d 'Share of the shorter paragraph\'s shingles that the other has; a lower one tells looser edits, and more that is alike by chance [default: 0.5]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l min-shared -d 'Distinct shingles in common: about two sentences, wherever they stand in long paragraphs [default: 10]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l min-run -d 'Words of a run in common: one sentence; fewer tell formulas too [default: 12]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l shingle -d 'Words in a shingle [default: 5]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l min-words -d 'Repeated text of fewer words is standing text, which is no finding; 1 tells every line that comes back [default: 8]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l large-family -d 'Distinct paragraphs with one run of words that are linked each with the next, and not each with each [default: 64]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l max-seeds -d 'The most pairs of equal three-word runs that one alignment looks at [default: 16777216]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l max-holders -d 'Three rare words that more distinct paragraphs than this have near each other are no sign of rewriting [default: 32]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l max-units -d 'A word in more sentences of one of two texts than this is no sign that any two of them are alike [default: 200]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l max-rounds -d 'How often two texts are looked through again for what was rewritten, once stretches were found and taken out [default: 4]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l max-cells -d 'The most pairs of words of two rewritten stretches that are paired word by word [default: 262144]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -s j -l threads -d 'Threads; the result is the same for any number [default: one a processor]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l memory -d 'About how much memory texts, words and shingles may take, such as 500M or 2G; what has no room there goes to temporary files, and the result is the same [default: no limit]' -r
complete -c refrain -n "__fish_refrain_using_subcommand why" -l accepted -d 'The list of accepted texts [default: .refrain/accepted.toml in the archive\'s folder or above]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand why" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand why" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand why" -l follow -d 'Follow symbolic links inside folders'
complete -c refrain -n "__fish_refrain_using_subcommand why" -l hidden -d 'Read hidden files and folders too'
complete -c refrain -n "__fish_refrain_using_subcommand why" -l keep-copies -d 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts'
complete -c refrain -n "__fish_refrain_using_subcommand why" -l no-ignore -d 'Do not obey .gitignore, .ignore and .refrainignore'
complete -c refrain -n "__fish_refrain_using_subcommand why" -l no-pre -d 'Run no command of the file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand why" -l code -d 'Compare program text too'
complete -c refrain -n "__fish_refrain_using_subcommand why" -l all-pairs -d 'List every pair of a large family, not only each place with its nearest earlier one'
complete -c refrain -n "__fish_refrain_using_subcommand why" -l copies-only -d 'Tell copies only, and look for nothing that was rewritten'
complete -c refrain -n "__fish_refrain_using_subcommand why" -l sensitive -d 'Tell rewritten text of less significance too: from 30 nats on, not from 50'
complete -c refrain -n "__fish_refrain_using_subcommand why" -l no-accepted -d 'Tell what is accepted, or marked to be ignored in its post, as if it were not'
complete -c refrain -n "__fish_refrain_using_subcommand why" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand why" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand why" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand why" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand why" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l against -d 'Files and folders of the posts that it stands in [default: `against` of refrain.toml]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l note -d 'Why, in your words; reports tell it as the reason' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l scope -d 'Where it is wanted [default: places]' -r -f -a "places\t'In the posts that it stands in today; in a new one it is a finding again'
anywhere\t'In any post'"
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l report -d 'The saved report, in its JSON form, that the ids are of; without it they are of a report on the same paths as they are now' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l file -d 'The list to write it to [default: .refrain/accepted.toml in the archive\'s folder or above]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l date -d 'The day of acceptance [default: today]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l split-posts -d 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l text-field -d 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l title-field -d 'The same for the title [default: title, headline, name ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l date-field -d 'The same for the date [default: date, published, published_at, created_at, pubDate ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l url-field -d 'The same for the address [default: url, link, permalink, slug, id ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l tags-field -d 'The same for the tags [default: tags, categories, keywords ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l author-field -d 'The same for the writers [default: author, authors, byline ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l input-format -d 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]' -r -f -a "markdown\t'Markdown'
text\t'Plain text'
html\t'A page of HTML'
xml\t'An export of WordPress or Blogger, RSS, Atom'
json\t'Records in a file of JSON'
jsonl\t'A record of JSON a line'
csv\t'A table, whatever parts its columns'
parquet\t'A table in Parquet'
zip\t'A zip archive, a document of Word or LibreOffice, an e-book'
tar\t'A tar archive'
gz\t'Packed by gzip'
zst\t'Packed by Zstandard'"
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l encoding -d 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l unpack-size -d 'The most bytes that may be unpacked of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l unpack-ratio -d 'How many times its size something packed may come out as' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l unpack-entries -d 'The most files that are looked at in an archive' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l unpack-depth -d 'How many times over a file may be packed; an archive in an archive is 2' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l pre -d 'A command that makes text of files: `{}` in its arguments is the file\'s path, else the file is its standard input; no shell is asked. Its standard output is read as the file' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l pre-glob -d 'The files that --pre is for, such as \'*.pdf\'; folders are searched for them too [default: every file that is read]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l pre-timeout -d 'Seconds that a command may take for a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l pre-limit -d 'The most text that a command may make of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l threshold -d 'Share of the shorter paragraph\'s shingles that the other has; a lower one tells looser edits, and more that is alike by chance [default: 0.5]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l min-shared -d 'Distinct shingles in common: about two sentences, wherever they stand in long paragraphs [default: 10]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l min-run -d 'Words of a run in common: one sentence; fewer tell formulas too [default: 12]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l shingle -d 'Words in a shingle [default: 5]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l min-words -d 'Repeated text of fewer words is standing text, which is no finding; 1 tells every line that comes back [default: 8]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l large-family -d 'Distinct paragraphs with one run of words that are linked each with the next, and not each with each [default: 64]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l max-seeds -d 'The most pairs of equal three-word runs that one alignment looks at [default: 16777216]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l max-holders -d 'Three rare words that more distinct paragraphs than this have near each other are no sign of rewriting [default: 32]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l max-units -d 'A word in more sentences of one of two texts than this is no sign that any two of them are alike [default: 200]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l max-rounds -d 'How often two texts are looked through again for what was rewritten, once stretches were found and taken out [default: 4]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l max-cells -d 'The most pairs of words of two rewritten stretches that are paired word by word [default: 262144]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -s j -l threads -d 'Threads; the result is the same for any number [default: one a processor]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l memory -d 'About how much memory texts, words and shingles may take, such as 500M or 2G; what has no room there goes to temporary files, and the result is the same [default: no limit]' -r
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l follow -d 'Follow symbolic links inside folders'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l hidden -d 'Read hidden files and folders too'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l keep-copies -d 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l no-ignore -d 'Do not obey .gitignore, .ignore and .refrainignore'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l no-pre -d 'Run no command of the file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l code -d 'Compare program text too'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l all-pairs -d 'List every pair of a large family, not only each place with its nearest earlier one'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l copies-only -d 'Tell copies only, and look for nothing that was rewritten'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l sensitive -d 'Tell rewritten text of less significance too: from 30 nats on, not from 50'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand accept" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c refrain -n "__fish_refrain_using_subcommand generate" -l seed -d 'The number that the corpus is made from; the same gives the same bytes everywhere' -r
complete -c refrain -n "__fish_refrain_using_subcommand generate" -l form -d 'The form of the corpus [default: by the ending of OUT: .jsonl, .txt, else markdown]' -r -f -a "markdown\t'A folder of posts with front matter'
jsonl\t'One file, a post a line: id, date, title, text'
text\t'One file, a paragraph a line'"
complete -c refrain -n "__fish_refrain_using_subcommand generate" -l truth -d 'Where the truth goes [default: truth.tsv in the folder, or OUT with the ending .truth.tsv]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand generate" -l trap -d 'Make a corpus that is hard on a careless detector instead of a mixed one' -r -f -a "same\t'One paragraph, N times'
sentence\t'N paragraphs that share one sentence of 40 words'
long\t'One paragraph of 80 N words'
word\t'N paragraphs of "a a a a"'"
complete -c refrain -n "__fish_refrain_using_subcommand generate" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand generate" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand generate" -l force -d 'Write into a folder that is not empty, and over files; other files stay as they are'
complete -c refrain -n "__fish_refrain_using_subcommand generate" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand generate" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand generate" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand generate" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand generate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -l truth -d 'The planted pairs, a line each: path, start, length, path, start, length, kind' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -l pairs -d 'What another tool found, a line each: path, start, length, path, start, length, in the truth\'s unit; or the numbers of two paragraphs' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -l unit -d 'What the truth\'s offsets count [default: what its header says, else chars]' -r -f -a "bytes\t'Bytes'
chars\t'Unicode code points; the files that were reported on are read to count them'"
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -l cover -d 'The share of the shorter stretch that must be covered on both sides' -r
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -s f -l format -d 'The form of the result' -r -f -a "text\t'Two small tables'
json\t'One object'"
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -l together -d 'Count a planted pair as found if reported pairs that join its two stretches cover it together: a list or a table that is told item by item'
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -s l -l list -d 'List the pairs that were missed and those that are wrong, too'
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand evaluate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l split-posts -d 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l text-field -d 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l title-field -d 'The same for the title [default: title, headline, name ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l date-field -d 'The same for the date [default: date, published, published_at, created_at, pubDate ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l url-field -d 'The same for the address [default: url, link, permalink, slug, id ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l tags-field -d 'The same for the tags [default: tags, categories, keywords ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l author-field -d 'The same for the writers [default: author, authors, byline ...]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l input-format -d 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]' -r -f -a "markdown\t'Markdown'
text\t'Plain text'
html\t'A page of HTML'
xml\t'An export of WordPress or Blogger, RSS, Atom'
json\t'Records in a file of JSON'
jsonl\t'A record of JSON a line'
csv\t'A table, whatever parts its columns'
parquet\t'A table in Parquet'
zip\t'A zip archive, a document of Word or LibreOffice, an e-book'
tar\t'A tar archive'
gz\t'Packed by gzip'
zst\t'Packed by Zstandard'"
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l encoding -d 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l unpack-size -d 'The most bytes that may be unpacked of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l unpack-ratio -d 'How many times its size something packed may come out as' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l unpack-entries -d 'The most files that are looked at in an archive' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l unpack-depth -d 'How many times over a file may be packed; an archive in an archive is 2' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l pre -d 'A command that makes text of files: `{}` in its arguments is the file\'s path, else the file is its standard input; no shell is asked. Its standard output is read as the file' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l pre-glob -d 'The files that --pre is for, such as \'*.pdf\'; folders are searched for them too [default: every file that is read]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l pre-timeout -d 'Seconds that a command may take for a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l pre-limit -d 'The most text that a command may make of a file' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l threshold -d 'Share of the shorter paragraph\'s shingles that the other has; a lower one tells looser edits, and more that is alike by chance [default: 0.5]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l min-shared -d 'Distinct shingles in common: about two sentences, wherever they stand in long paragraphs [default: 10]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l min-run -d 'Words of a run in common: one sentence; fewer tell formulas too [default: 12]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l shingle -d 'Words in a shingle [default: 5]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l min-words -d 'Repeated text of fewer words is standing text, which is no finding; 1 tells every line that comes back [default: 8]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l large-family -d 'Distinct paragraphs with one run of words that are linked each with the next, and not each with each [default: 64]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l max-seeds -d 'The most pairs of equal three-word runs that one alignment looks at [default: 16777216]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l max-holders -d 'Three rare words that more distinct paragraphs than this have near each other are no sign of rewriting [default: 32]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l max-units -d 'A word in more sentences of one of two texts than this is no sign that any two of them are alike [default: 200]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l max-rounds -d 'How often two texts are looked through again for what was rewritten, once stretches were found and taken out [default: 4]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l max-cells -d 'The most pairs of words of two rewritten stretches that are paired word by word [default: 262144]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -s j -l threads -d 'Threads; the result is the same for any number [default: one a processor]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l memory -d 'About how much memory texts, words and shingles may take, such as 500M or 2G; what has no room there goes to temporary files, and the result is the same [default: no limit]' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l runs -d 'How often the whole is run; the table has the medians' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l join -d 'Stop after the join, by one plain criterion: `jaccard:0.5`, `containment:0.5`, `overlap:10`, or `match` for what makes a match of a report' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l pairs -d 'Write the pairs of the join to a file: two tab-separated numbers a line, paragraphs counted from 0 in the order of the archive' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l drafts -d 'Hold the archive in memory instead, ask it by N new drafts of 1,000 words and by N stitched from its own paragraphs, and tell how long an answer takes' -r
complete -c refrain -n "__fish_refrain_using_subcommand bench" -s f -l format -d 'The form of the result' -r -f -a "text\t'A table'
json\t'One object'"
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l follow -d 'Follow symbolic links inside folders'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l hidden -d 'Read hidden files and folders too'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l keep-copies -d 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l no-ignore -d 'Do not obey .gitignore, .ignore and .refrainignore'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l no-pre -d 'Run no command of the file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l code -d 'Compare program text too'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l all-pairs -d 'List every pair of a large family, not only each place with its nearest earlier one'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l copies-only -d 'Tell copies only, and look for nothing that was rewritten'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l sensitive -d 'Tell rewritten text of less significance too: from 30 nats on, not from 50'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand bench" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c refrain -n "__fish_refrain_using_subcommand init" -l posts -d 'Files and folders of the posts that are already out, from that folder on [default: a guess]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand init" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand init" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand init" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand init" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand init" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand init" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand init" -s h -l help -d 'Print help'
complete -c refrain -n "__fish_refrain_using_subcommand config; and not __fish_seen_subcommand_from show keys help" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand config; and not __fish_seen_subcommand_from show keys help" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand config; and not __fish_seen_subcommand_from show keys help" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand config; and not __fish_seen_subcommand_from show keys help" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand config; and not __fish_seen_subcommand_from show keys help" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand config; and not __fish_seen_subcommand_from show keys help" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand config; and not __fish_seen_subcommand_from show keys help" -s h -l help -d 'Print help'
complete -c refrain -n "__fish_refrain_using_subcommand config; and not __fish_seen_subcommand_from show keys help" -f -a "show" -d 'Tell every setting, its value, and where it was set'
complete -c refrain -n "__fish_refrain_using_subcommand config; and not __fish_seen_subcommand_from show keys help" -f -a "keys" -d 'List every key with its variable, commands, default and meaning, as a table in Markdown'
complete -c refrain -n "__fish_refrain_using_subcommand config; and not __fish_seen_subcommand_from show keys help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from show" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from show" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from keys" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from keys" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from keys" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from keys" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from keys" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from keys" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from keys" -s h -l help -d 'Print help'
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "show" -d 'Tell every setting, its value, and where it was set'
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "keys" -d 'List every key with its variable, commands, default and meaning, as a table in Markdown'
complete -c refrain -n "__fish_refrain_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c refrain -n "__fish_refrain_using_subcommand completions" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand completions" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand completions" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand completions" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand completions" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand completions" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand completions" -s h -l help -d 'Print help'
complete -c refrain -n "__fish_refrain_using_subcommand man" -l out -d 'Write a page for the program and for each command to this folder, and print nothing' -r -f -a "(__fish_complete_directories)"
complete -c refrain -n "__fish_refrain_using_subcommand man" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand man" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand man" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand man" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand man" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand man" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand man" -s h -l help -d 'Print help'
complete -c refrain -n "__fish_refrain_using_subcommand schema" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c refrain -n "__fish_refrain_using_subcommand schema" -l config -d 'The file of settings [default: refrain.toml at the first input or above it]' -r -F
complete -c refrain -n "__fish_refrain_using_subcommand schema" -s q -l quiet -d 'Print results and errors only: no closing line, no warnings, no progress'
complete -c refrain -n "__fish_refrain_using_subcommand schema" -l no-progress -d 'Do not show how far a long run is; where errors go to no terminal, it is never shown'
complete -c refrain -n "__fish_refrain_using_subcommand schema" -s v -l verbose -d 'Say more: every file that was left out, and why; where the posts\' dates were found; in the concise form also what is quoted, linked or standing text'
complete -c refrain -n "__fish_refrain_using_subcommand schema" -l no-config -d 'Read no file of settings'
complete -c refrain -n "__fish_refrain_using_subcommand schema" -s h -l help -d 'Print help'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "report" -d 'Compare an archive with itself: every repeated text once, with all its places'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "check" -d 'Compare drafts with an archive, before publishing; fails if something came back'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "compare" -d 'Compare two texts with each other'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "inspect" -d 'Show what would be compared: posts, dates, paragraphs, and what is left out'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "why" -d 'Tell why two paragraphs match or do not: scores, thresholds, the step that decided'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "accept" -d 'Tell that a repeated text is known and wanted, so that it is no finding any more'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "generate" -d 'Make a large corpus with planted reuse and its truth, for measuring'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "evaluate" -d 'Hold reports against a truth: recall and precision by kind'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "bench" -d 'Time a report stage by stage, on posts of your own'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "init" -d 'Write a first file of settings, with a guess where the posts are'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "config" -d 'Tell what is set, by which file or variable'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "completions" -d 'Print the completions for a shell'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "man" -d 'Print the manual, or write all its pages'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "schema" -d 'Print the JSON Schema of --format json'
complete -c refrain -n "__fish_refrain_using_subcommand help; and not __fish_seen_subcommand_from report check compare inspect why accept generate evaluate bench init config completions man schema help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c refrain -n "__fish_refrain_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "show" -d 'Tell every setting, its value, and where it was set'
complete -c refrain -n "__fish_refrain_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "keys" -d 'List every key with its variable, commands, default and meaning, as a table in Markdown'
