
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'refrain' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'refrain'
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
        'refrain' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Compare an archive with itself: every repeated text once, with all its places')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Compare drafts with an archive, before publishing; fails if something came back')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare two texts with each other')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Show what would be compared: posts, dates, paragraphs, and what is left out')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Tell why two paragraphs match or do not: scores, thresholds, the step that decided')
            [CompletionResult]::new('accept', 'accept', [CompletionResultType]::ParameterValue, 'Tell that a repeated text is known and wanted, so that it is no finding any more')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Make a large corpus with planted reuse and its truth, for measuring')
            [CompletionResult]::new('evaluate', 'evaluate', [CompletionResultType]::ParameterValue, 'Hold reports against a truth: recall and precision by kind')
            [CompletionResult]::new('bench', 'bench', [CompletionResultType]::ParameterValue, 'Time a report stage by stage, on posts of your own')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a first file of settings, with a guess where the posts are')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Tell what is set, by which file or variable')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual, or write all its pages')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of --format json')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'refrain;report' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the paths from a file, one a line; `-` reads standard input')
            [CompletionResult]::new('--split-posts', '--split-posts', [CompletionResultType]::ParameterName, 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines')
            [CompletionResult]::new('--text-field', '--text-field', [CompletionResultType]::ParameterName, 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names')
            [CompletionResult]::new('--title-field', '--title-field', [CompletionResultType]::ParameterName, 'The same for the title [default: title, headline, name ...]')
            [CompletionResult]::new('--date-field', '--date-field', [CompletionResultType]::ParameterName, 'The same for the date [default: date, published, published_at, created_at, pubDate ...]')
            [CompletionResult]::new('--url-field', '--url-field', [CompletionResultType]::ParameterName, 'The same for the address [default: url, link, permalink, slug, id ...]')
            [CompletionResult]::new('--tags-field', '--tags-field', [CompletionResultType]::ParameterName, 'The same for the tags [default: tags, categories, keywords ...]')
            [CompletionResult]::new('--author-field', '--author-field', [CompletionResultType]::ParameterName, 'The same for the writers [default: author, authors, byline ...]')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]')
            [CompletionResult]::new('--unpack-size', '--unpack-size', [CompletionResultType]::ParameterName, 'The most bytes that may be unpacked of a file')
            [CompletionResult]::new('--unpack-ratio', '--unpack-ratio', [CompletionResultType]::ParameterName, 'How many times its size something packed may come out as')
            [CompletionResult]::new('--unpack-entries', '--unpack-entries', [CompletionResultType]::ParameterName, 'The most files that are looked at in an archive')
            [CompletionResult]::new('--unpack-depth', '--unpack-depth', [CompletionResultType]::ParameterName, 'How many times over a file may be packed; an archive in an archive is 2')
            [CompletionResult]::new('--pre', '--pre', [CompletionResultType]::ParameterName, 'A command that makes text of files: `{}` in its arguments is the file''s path, else the file is its standard input; no shell is asked. Its standard output is read as the file')
            [CompletionResult]::new('--pre-glob', '--pre-glob', [CompletionResultType]::ParameterName, 'The files that --pre is for, such as ''*.pdf''; folders are searched for them too [default: every file that is read]')
            [CompletionResult]::new('--pre-timeout', '--pre-timeout', [CompletionResultType]::ParameterName, 'Seconds that a command may take for a file')
            [CompletionResult]::new('--pre-limit', '--pre-limit', [CompletionResultType]::ParameterName, 'The most text that a command may make of a file')
            [CompletionResult]::new('--threshold', '--threshold', [CompletionResultType]::ParameterName, 'Share of the shorter paragraph''s shingles that the other has; a lower one tells looser edits, and more that is alike by chance [default: 0.5]')
            [CompletionResult]::new('--min-shared', '--min-shared', [CompletionResultType]::ParameterName, 'Distinct shingles in common: about two sentences, wherever they stand in long paragraphs [default: 10]')
            [CompletionResult]::new('--min-run', '--min-run', [CompletionResultType]::ParameterName, 'Words of a run in common: one sentence; fewer tell formulas too [default: 12]')
            [CompletionResult]::new('--shingle', '--shingle', [CompletionResultType]::ParameterName, 'Words in a shingle [default: 5]')
            [CompletionResult]::new('--min-words', '--min-words', [CompletionResultType]::ParameterName, 'Repeated text of fewer words is standing text, which is no finding; 1 tells every line that comes back [default: 8]')
            [CompletionResult]::new('--large-family', '--large-family', [CompletionResultType]::ParameterName, 'Distinct paragraphs with one run of words that are linked each with the next, and not each with each [default: 64]')
            [CompletionResult]::new('--max-seeds', '--max-seeds', [CompletionResultType]::ParameterName, 'The most pairs of equal three-word runs that one alignment looks at [default: 16777216]')
            [CompletionResult]::new('--max-holders', '--max-holders', [CompletionResultType]::ParameterName, 'Three rare words that more distinct paragraphs than this have near each other are no sign of rewriting [default: 32]')
            [CompletionResult]::new('--max-units', '--max-units', [CompletionResultType]::ParameterName, 'A word in more sentences of one of two texts than this is no sign that any two of them are alike [default: 200]')
            [CompletionResult]::new('--max-rounds', '--max-rounds', [CompletionResultType]::ParameterName, 'How often two texts are looked through again for what was rewritten, once stretches were found and taken out [default: 4]')
            [CompletionResult]::new('--max-cells', '--max-cells', [CompletionResultType]::ParameterName, 'The most pairs of words of two rewritten stretches that are paired word by word [default: 262144]')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Threads; the result is the same for any number [default: one a processor]')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Threads; the result is the same for any number [default: one a processor]')
            [CompletionResult]::new('--memory', '--memory', [CompletionResultType]::ParameterName, 'About how much memory texts, words and shingles may take, such as 500M or 2G; what has no room there goes to temporary files, and the result is the same [default: no limit]')
            [CompletionResult]::new('--kinds', '--kinds', [CompletionResultType]::ParameterName, 'Only these kinds of match, such as exact,light, and of a repeated text the places that they tie [default: all]')
            [CompletionResult]::new('--classes', '--classes', [CompletionResultType]::ParameterName, 'Only these classes: plain, quoted, linked, standing, accepted [default: all; plain first, and only plain fails a run]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only what has a place in a post of that day or later (2018, 2018-03 or 2018-03-15), and of its places those and the first; posts without a date are never later')
            [CompletionResult]::new('--between', '--between', [CompletionResultType]::ParameterName, 'Only what posts of the one have in common with posts of the other: two tags or categories with a comma, or two writers with a slash')
            [CompletionResult]::new('--accepted', '--accepted', [CompletionResultType]::ParameterName, 'The list of accepted texts [default: .refrain/accepted.toml in the archive''s folder or above]')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'The form of the result [default: text on a terminal, else concise]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the result [default: text on a terminal, else concise]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the result to a file; without --format its ending tells the form: .json, .jsonl, .csv, .md, .sarif, .html or .txt')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the result to a file; without --format its ending tells the form: .json, .jsonl, .csv, .md, .sarif, .html or .txt')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Write the result also to a file, in a form of its own, such as sarif=refrain.sarif; several times for several forms')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Columns of the text form [default: the terminal''s, at most 100]')
            [CompletionResult]::new('--pager', '--pager', [CompletionResultType]::ParameterName, 'When the text form goes through a pager: `REFRAIN_PAGER`, `PAGER` or `less`')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Findings in the text form [default: all], refrains in the page [default: 10000]')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Findings in the text form [default: all], refrains in the page [default: 10000]')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'The loosest kind of plain finding that makes the exit code 1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'In the list, a NUL byte ends each path, as of `find -print0` and `git ls-files -z`')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'In the list, a NUL byte ends each path, as of `find -print0` and `git ls-files -z`')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Follow symbolic links inside folders')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'Read hidden files and folders too')
            [CompletionResult]::new('--keep-copies', '--keep-copies', [CompletionResultType]::ParameterName, 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Do not obey .gitignore, .ignore and .refrainignore')
            [CompletionResult]::new('--no-pre', '--no-pre', [CompletionResultType]::ParameterName, 'Run no command of the file of settings')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Compare program text too')
            [CompletionResult]::new('--all-pairs', '--all-pairs', [CompletionResultType]::ParameterName, 'List every pair of a large family, not only each place with its nearest earlier one')
            [CompletionResult]::new('--copies-only', '--copies-only', [CompletionResultType]::ParameterName, 'Tell copies only, and look for nothing that was rewritten')
            [CompletionResult]::new('--sensitive', '--sensitive', [CompletionResultType]::ParameterName, 'Tell rewritten text of less significance too: from 30 nats on, not from 50')
            [CompletionResult]::new('--no-accepted', '--no-accepted', [CompletionResultType]::ParameterName, 'Tell what is accepted, or marked to be ignored in its post, as if it were not')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'refrain;check' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the paths from a file, one a line; `-` reads standard input')
            [CompletionResult]::new('--changed-since', '--changed-since', [CompletionResultType]::ParameterName, 'Check the posts that are new or changed since a commit, branch or tag of git: those below DRAFT, or of the archive')
            [CompletionResult]::new('--against', '--against', [CompletionResultType]::ParameterName, 'Files and folders of the posts that are already out [default: `against` of refrain.toml]')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'The name that standard input is to have: it decides the format, and the archive''s post of that name is left out')
            [CompletionResult]::new('--split-posts', '--split-posts', [CompletionResultType]::ParameterName, 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines')
            [CompletionResult]::new('--text-field', '--text-field', [CompletionResultType]::ParameterName, 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names')
            [CompletionResult]::new('--title-field', '--title-field', [CompletionResultType]::ParameterName, 'The same for the title [default: title, headline, name ...]')
            [CompletionResult]::new('--date-field', '--date-field', [CompletionResultType]::ParameterName, 'The same for the date [default: date, published, published_at, created_at, pubDate ...]')
            [CompletionResult]::new('--url-field', '--url-field', [CompletionResultType]::ParameterName, 'The same for the address [default: url, link, permalink, slug, id ...]')
            [CompletionResult]::new('--tags-field', '--tags-field', [CompletionResultType]::ParameterName, 'The same for the tags [default: tags, categories, keywords ...]')
            [CompletionResult]::new('--author-field', '--author-field', [CompletionResultType]::ParameterName, 'The same for the writers [default: author, authors, byline ...]')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]')
            [CompletionResult]::new('--unpack-size', '--unpack-size', [CompletionResultType]::ParameterName, 'The most bytes that may be unpacked of a file')
            [CompletionResult]::new('--unpack-ratio', '--unpack-ratio', [CompletionResultType]::ParameterName, 'How many times its size something packed may come out as')
            [CompletionResult]::new('--unpack-entries', '--unpack-entries', [CompletionResultType]::ParameterName, 'The most files that are looked at in an archive')
            [CompletionResult]::new('--unpack-depth', '--unpack-depth', [CompletionResultType]::ParameterName, 'How many times over a file may be packed; an archive in an archive is 2')
            [CompletionResult]::new('--pre', '--pre', [CompletionResultType]::ParameterName, 'A command that makes text of files: `{}` in its arguments is the file''s path, else the file is its standard input; no shell is asked. Its standard output is read as the file')
            [CompletionResult]::new('--pre-glob', '--pre-glob', [CompletionResultType]::ParameterName, 'The files that --pre is for, such as ''*.pdf''; folders are searched for them too [default: every file that is read]')
            [CompletionResult]::new('--pre-timeout', '--pre-timeout', [CompletionResultType]::ParameterName, 'Seconds that a command may take for a file')
            [CompletionResult]::new('--pre-limit', '--pre-limit', [CompletionResultType]::ParameterName, 'The most text that a command may make of a file')
            [CompletionResult]::new('--threshold', '--threshold', [CompletionResultType]::ParameterName, 'Share of the shorter paragraph''s shingles that the other has; a lower one tells looser edits, and more that is alike by chance [default: 0.5]')
            [CompletionResult]::new('--min-shared', '--min-shared', [CompletionResultType]::ParameterName, 'Distinct shingles in common: about two sentences, wherever they stand in long paragraphs [default: 10]')
            [CompletionResult]::new('--min-run', '--min-run', [CompletionResultType]::ParameterName, 'Words of a run in common: one sentence; fewer tell formulas too [default: 12]')
            [CompletionResult]::new('--shingle', '--shingle', [CompletionResultType]::ParameterName, 'Words in a shingle [default: 5]')
            [CompletionResult]::new('--min-words', '--min-words', [CompletionResultType]::ParameterName, 'Repeated text of fewer words is standing text, which is no finding; 1 tells every line that comes back [default: 8]')
            [CompletionResult]::new('--large-family', '--large-family', [CompletionResultType]::ParameterName, 'Distinct paragraphs with one run of words that are linked each with the next, and not each with each [default: 64]')
            [CompletionResult]::new('--max-seeds', '--max-seeds', [CompletionResultType]::ParameterName, 'The most pairs of equal three-word runs that one alignment looks at [default: 16777216]')
            [CompletionResult]::new('--max-holders', '--max-holders', [CompletionResultType]::ParameterName, 'Three rare words that more distinct paragraphs than this have near each other are no sign of rewriting [default: 32]')
            [CompletionResult]::new('--max-units', '--max-units', [CompletionResultType]::ParameterName, 'A word in more sentences of one of two texts than this is no sign that any two of them are alike [default: 200]')
            [CompletionResult]::new('--max-rounds', '--max-rounds', [CompletionResultType]::ParameterName, 'How often two texts are looked through again for what was rewritten, once stretches were found and taken out [default: 4]')
            [CompletionResult]::new('--max-cells', '--max-cells', [CompletionResultType]::ParameterName, 'The most pairs of words of two rewritten stretches that are paired word by word [default: 262144]')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Threads; the result is the same for any number [default: one a processor]')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Threads; the result is the same for any number [default: one a processor]')
            [CompletionResult]::new('--memory', '--memory', [CompletionResultType]::ParameterName, 'About how much memory texts, words and shingles may take, such as 500M or 2G; what has no room there goes to temporary files, and the result is the same [default: no limit]')
            [CompletionResult]::new('--kinds', '--kinds', [CompletionResultType]::ParameterName, 'Only these kinds of match, such as exact,light, and of a repeated text the places that they tie [default: all]')
            [CompletionResult]::new('--classes', '--classes', [CompletionResultType]::ParameterName, 'Only these classes: plain, quoted, linked, standing, accepted [default: all; plain first, and only plain fails a run]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only what has a place in a post of that day or later (2018, 2018-03 or 2018-03-15), and of its places those and the first; posts without a date are never later')
            [CompletionResult]::new('--between', '--between', [CompletionResultType]::ParameterName, 'Only what posts of the one have in common with posts of the other: two tags or categories with a comma, or two writers with a slash')
            [CompletionResult]::new('--accepted', '--accepted', [CompletionResultType]::ParameterName, 'The list of accepted texts [default: .refrain/accepted.toml in the archive''s folder or above]')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'The form of the result [default: text on a terminal, else concise]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the result [default: text on a terminal, else concise]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the result to a file; without --format its ending tells the form: .json, .jsonl, .csv, .md, .sarif, .html or .txt')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the result to a file; without --format its ending tells the form: .json, .jsonl, .csv, .md, .sarif, .html or .txt')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Write the result also to a file, in a form of its own, such as sarif=refrain.sarif; several times for several forms')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Columns of the text form [default: the terminal''s, at most 100]')
            [CompletionResult]::new('--pager', '--pager', [CompletionResultType]::ParameterName, 'When the text form goes through a pager: `REFRAIN_PAGER`, `PAGER` or `less`')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Findings in the text form [default: all], refrains in the page [default: 10000]')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Findings in the text form [default: all], refrains in the page [default: 10000]')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'The loosest kind of plain finding that makes the exit code 1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'In the list, a NUL byte ends each path, as of `find -print0` and `git ls-files -z`')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'In the list, a NUL byte ends each path, as of `find -print0` and `git ls-files -z`')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Follow symbolic links inside folders')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'Read hidden files and folders too')
            [CompletionResult]::new('--keep-copies', '--keep-copies', [CompletionResultType]::ParameterName, 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Do not obey .gitignore, .ignore and .refrainignore')
            [CompletionResult]::new('--no-pre', '--no-pre', [CompletionResultType]::ParameterName, 'Run no command of the file of settings')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Compare program text too')
            [CompletionResult]::new('--all-pairs', '--all-pairs', [CompletionResultType]::ParameterName, 'List every pair of a large family, not only each place with its nearest earlier one')
            [CompletionResult]::new('--copies-only', '--copies-only', [CompletionResultType]::ParameterName, 'Tell copies only, and look for nothing that was rewritten')
            [CompletionResult]::new('--sensitive', '--sensitive', [CompletionResultType]::ParameterName, 'Tell rewritten text of less significance too: from 30 nats on, not from 50')
            [CompletionResult]::new('--no-accepted', '--no-accepted', [CompletionResultType]::ParameterName, 'Tell what is accepted, or marked to be ignored in its post, as if it were not')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'refrain;compare' {
            [CompletionResult]::new('--pairs', '--pairs', [CompletionResultType]::ParameterName, 'Compare many pairs: two tab-separated paths a line (`-` reads standard input), one object a line out, in the same order')
            [CompletionResult]::new('--split-posts', '--split-posts', [CompletionResultType]::ParameterName, 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines')
            [CompletionResult]::new('--text-field', '--text-field', [CompletionResultType]::ParameterName, 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names')
            [CompletionResult]::new('--title-field', '--title-field', [CompletionResultType]::ParameterName, 'The same for the title [default: title, headline, name ...]')
            [CompletionResult]::new('--date-field', '--date-field', [CompletionResultType]::ParameterName, 'The same for the date [default: date, published, published_at, created_at, pubDate ...]')
            [CompletionResult]::new('--url-field', '--url-field', [CompletionResultType]::ParameterName, 'The same for the address [default: url, link, permalink, slug, id ...]')
            [CompletionResult]::new('--tags-field', '--tags-field', [CompletionResultType]::ParameterName, 'The same for the tags [default: tags, categories, keywords ...]')
            [CompletionResult]::new('--author-field', '--author-field', [CompletionResultType]::ParameterName, 'The same for the writers [default: author, authors, byline ...]')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]')
            [CompletionResult]::new('--unpack-size', '--unpack-size', [CompletionResultType]::ParameterName, 'The most bytes that may be unpacked of a file')
            [CompletionResult]::new('--unpack-ratio', '--unpack-ratio', [CompletionResultType]::ParameterName, 'How many times its size something packed may come out as')
            [CompletionResult]::new('--unpack-entries', '--unpack-entries', [CompletionResultType]::ParameterName, 'The most files that are looked at in an archive')
            [CompletionResult]::new('--unpack-depth', '--unpack-depth', [CompletionResultType]::ParameterName, 'How many times over a file may be packed; an archive in an archive is 2')
            [CompletionResult]::new('--pre', '--pre', [CompletionResultType]::ParameterName, 'A command that makes text of files: `{}` in its arguments is the file''s path, else the file is its standard input; no shell is asked. Its standard output is read as the file')
            [CompletionResult]::new('--pre-glob', '--pre-glob', [CompletionResultType]::ParameterName, 'The files that --pre is for, such as ''*.pdf''; folders are searched for them too [default: every file that is read]')
            [CompletionResult]::new('--pre-timeout', '--pre-timeout', [CompletionResultType]::ParameterName, 'Seconds that a command may take for a file')
            [CompletionResult]::new('--pre-limit', '--pre-limit', [CompletionResultType]::ParameterName, 'The most text that a command may make of a file')
            [CompletionResult]::new('--threshold', '--threshold', [CompletionResultType]::ParameterName, 'Share of the shorter paragraph''s shingles that the other has; a lower one tells looser edits, and more that is alike by chance [default: 0.5]')
            [CompletionResult]::new('--min-shared', '--min-shared', [CompletionResultType]::ParameterName, 'Distinct shingles in common: about two sentences, wherever they stand in long paragraphs [default: 10]')
            [CompletionResult]::new('--min-run', '--min-run', [CompletionResultType]::ParameterName, 'Words of a run in common: one sentence; fewer tell formulas too [default: 12]')
            [CompletionResult]::new('--shingle', '--shingle', [CompletionResultType]::ParameterName, 'Words in a shingle [default: 5]')
            [CompletionResult]::new('--min-words', '--min-words', [CompletionResultType]::ParameterName, 'Repeated text of fewer words is standing text, which is no finding; 1 tells every line that comes back [default: 8]')
            [CompletionResult]::new('--large-family', '--large-family', [CompletionResultType]::ParameterName, 'Distinct paragraphs with one run of words that are linked each with the next, and not each with each [default: 64]')
            [CompletionResult]::new('--max-seeds', '--max-seeds', [CompletionResultType]::ParameterName, 'The most pairs of equal three-word runs that one alignment looks at [default: 16777216]')
            [CompletionResult]::new('--max-holders', '--max-holders', [CompletionResultType]::ParameterName, 'Three rare words that more distinct paragraphs than this have near each other are no sign of rewriting [default: 32]')
            [CompletionResult]::new('--max-units', '--max-units', [CompletionResultType]::ParameterName, 'A word in more sentences of one of two texts than this is no sign that any two of them are alike [default: 200]')
            [CompletionResult]::new('--max-rounds', '--max-rounds', [CompletionResultType]::ParameterName, 'How often two texts are looked through again for what was rewritten, once stretches were found and taken out [default: 4]')
            [CompletionResult]::new('--max-cells', '--max-cells', [CompletionResultType]::ParameterName, 'The most pairs of words of two rewritten stretches that are paired word by word [default: 262144]')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Threads; the result is the same for any number [default: one a processor]')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Threads; the result is the same for any number [default: one a processor]')
            [CompletionResult]::new('--memory', '--memory', [CompletionResultType]::ParameterName, 'About how much memory texts, words and shingles may take, such as 500M or 2G; what has no room there goes to temporary files, and the result is the same [default: no limit]')
            [CompletionResult]::new('--kinds', '--kinds', [CompletionResultType]::ParameterName, 'Only these kinds of match, such as exact,light, and of a repeated text the places that they tie [default: all]')
            [CompletionResult]::new('--classes', '--classes', [CompletionResultType]::ParameterName, 'Only these classes: plain, quoted, linked, standing, accepted [default: all; plain first, and only plain fails a run]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only what has a place in a post of that day or later (2018, 2018-03 or 2018-03-15), and of its places those and the first; posts without a date are never later')
            [CompletionResult]::new('--between', '--between', [CompletionResultType]::ParameterName, 'Only what posts of the one have in common with posts of the other: two tags or categories with a comma, or two writers with a slash')
            [CompletionResult]::new('--accepted', '--accepted', [CompletionResultType]::ParameterName, 'The list of accepted texts [default: .refrain/accepted.toml in the archive''s folder or above]')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'The form of the result [default: text on a terminal, else concise]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the result [default: text on a terminal, else concise]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the result to a file; without --format its ending tells the form: .json, .jsonl, .csv, .md, .sarif, .html or .txt')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the result to a file; without --format its ending tells the form: .json, .jsonl, .csv, .md, .sarif, .html or .txt')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Write the result also to a file, in a form of its own, such as sarif=refrain.sarif; several times for several forms')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Columns of the text form [default: the terminal''s, at most 100]')
            [CompletionResult]::new('--pager', '--pager', [CompletionResultType]::ParameterName, 'When the text form goes through a pager: `REFRAIN_PAGER`, `PAGER` or `less`')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Findings in the text form [default: all], refrains in the page [default: 10000]')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Findings in the text form [default: all], refrains in the page [default: 10000]')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'The loosest kind of plain finding that makes the exit code 1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('--digest', '--digest', [CompletionResultType]::ParameterName, 'Look also for a text that draws on all of the other, in few words of its own')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Follow symbolic links inside folders')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'Read hidden files and folders too')
            [CompletionResult]::new('--keep-copies', '--keep-copies', [CompletionResultType]::ParameterName, 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Do not obey .gitignore, .ignore and .refrainignore')
            [CompletionResult]::new('--no-pre', '--no-pre', [CompletionResultType]::ParameterName, 'Run no command of the file of settings')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Compare program text too')
            [CompletionResult]::new('--all-pairs', '--all-pairs', [CompletionResultType]::ParameterName, 'List every pair of a large family, not only each place with its nearest earlier one')
            [CompletionResult]::new('--copies-only', '--copies-only', [CompletionResultType]::ParameterName, 'Tell copies only, and look for nothing that was rewritten')
            [CompletionResult]::new('--sensitive', '--sensitive', [CompletionResultType]::ParameterName, 'Tell rewritten text of less significance too: from 30 nats on, not from 50')
            [CompletionResult]::new('--no-accepted', '--no-accepted', [CompletionResultType]::ParameterName, 'Tell what is accepted, or marked to be ignored in its post, as if it were not')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'refrain;inspect' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'The form of the result')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the result')
            [CompletionResult]::new('--split-posts', '--split-posts', [CompletionResultType]::ParameterName, 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines')
            [CompletionResult]::new('--text-field', '--text-field', [CompletionResultType]::ParameterName, 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names')
            [CompletionResult]::new('--title-field', '--title-field', [CompletionResultType]::ParameterName, 'The same for the title [default: title, headline, name ...]')
            [CompletionResult]::new('--date-field', '--date-field', [CompletionResultType]::ParameterName, 'The same for the date [default: date, published, published_at, created_at, pubDate ...]')
            [CompletionResult]::new('--url-field', '--url-field', [CompletionResultType]::ParameterName, 'The same for the address [default: url, link, permalink, slug, id ...]')
            [CompletionResult]::new('--tags-field', '--tags-field', [CompletionResultType]::ParameterName, 'The same for the tags [default: tags, categories, keywords ...]')
            [CompletionResult]::new('--author-field', '--author-field', [CompletionResultType]::ParameterName, 'The same for the writers [default: author, authors, byline ...]')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]')
            [CompletionResult]::new('--unpack-size', '--unpack-size', [CompletionResultType]::ParameterName, 'The most bytes that may be unpacked of a file')
            [CompletionResult]::new('--unpack-ratio', '--unpack-ratio', [CompletionResultType]::ParameterName, 'How many times its size something packed may come out as')
            [CompletionResult]::new('--unpack-entries', '--unpack-entries', [CompletionResultType]::ParameterName, 'The most files that are looked at in an archive')
            [CompletionResult]::new('--unpack-depth', '--unpack-depth', [CompletionResultType]::ParameterName, 'How many times over a file may be packed; an archive in an archive is 2')
            [CompletionResult]::new('--pre', '--pre', [CompletionResultType]::ParameterName, 'A command that makes text of files: `{}` in its arguments is the file''s path, else the file is its standard input; no shell is asked. Its standard output is read as the file')
            [CompletionResult]::new('--pre-glob', '--pre-glob', [CompletionResultType]::ParameterName, 'The files that --pre is for, such as ''*.pdf''; folders are searched for them too [default: every file that is read]')
            [CompletionResult]::new('--pre-timeout', '--pre-timeout', [CompletionResultType]::ParameterName, 'Seconds that a command may take for a file')
            [CompletionResult]::new('--pre-limit', '--pre-limit', [CompletionResultType]::ParameterName, 'The most text that a command may make of a file')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('--paragraphs', '--paragraphs', [CompletionResultType]::ParameterName, 'Show every paragraph: its place, kind, words and how it begins')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Follow symbolic links inside folders')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'Read hidden files and folders too')
            [CompletionResult]::new('--keep-copies', '--keep-copies', [CompletionResultType]::ParameterName, 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Do not obey .gitignore, .ignore and .refrainignore')
            [CompletionResult]::new('--no-pre', '--no-pre', [CompletionResultType]::ParameterName, 'Run no command of the file of settings')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'refrain;why' {
            [CompletionResult]::new('--against', '--against', [CompletionResultType]::ParameterName, 'The archive of which a report, or of which a check if it does not hold one of the two files, is explained; without it, the files of A and B alone')
            [CompletionResult]::new('--split-posts', '--split-posts', [CompletionResultType]::ParameterName, 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines')
            [CompletionResult]::new('--text-field', '--text-field', [CompletionResultType]::ParameterName, 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names')
            [CompletionResult]::new('--title-field', '--title-field', [CompletionResultType]::ParameterName, 'The same for the title [default: title, headline, name ...]')
            [CompletionResult]::new('--date-field', '--date-field', [CompletionResultType]::ParameterName, 'The same for the date [default: date, published, published_at, created_at, pubDate ...]')
            [CompletionResult]::new('--url-field', '--url-field', [CompletionResultType]::ParameterName, 'The same for the address [default: url, link, permalink, slug, id ...]')
            [CompletionResult]::new('--tags-field', '--tags-field', [CompletionResultType]::ParameterName, 'The same for the tags [default: tags, categories, keywords ...]')
            [CompletionResult]::new('--author-field', '--author-field', [CompletionResultType]::ParameterName, 'The same for the writers [default: author, authors, byline ...]')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]')
            [CompletionResult]::new('--unpack-size', '--unpack-size', [CompletionResultType]::ParameterName, 'The most bytes that may be unpacked of a file')
            [CompletionResult]::new('--unpack-ratio', '--unpack-ratio', [CompletionResultType]::ParameterName, 'How many times its size something packed may come out as')
            [CompletionResult]::new('--unpack-entries', '--unpack-entries', [CompletionResultType]::ParameterName, 'The most files that are looked at in an archive')
            [CompletionResult]::new('--unpack-depth', '--unpack-depth', [CompletionResultType]::ParameterName, 'How many times over a file may be packed; an archive in an archive is 2')
            [CompletionResult]::new('--pre', '--pre', [CompletionResultType]::ParameterName, 'A command that makes text of files: `{}` in its arguments is the file''s path, else the file is its standard input; no shell is asked. Its standard output is read as the file')
            [CompletionResult]::new('--pre-glob', '--pre-glob', [CompletionResultType]::ParameterName, 'The files that --pre is for, such as ''*.pdf''; folders are searched for them too [default: every file that is read]')
            [CompletionResult]::new('--pre-timeout', '--pre-timeout', [CompletionResultType]::ParameterName, 'Seconds that a command may take for a file')
            [CompletionResult]::new('--pre-limit', '--pre-limit', [CompletionResultType]::ParameterName, 'The most text that a command may make of a file')
            [CompletionResult]::new('--threshold', '--threshold', [CompletionResultType]::ParameterName, 'Share of the shorter paragraph''s shingles that the other has; a lower one tells looser edits, and more that is alike by chance [default: 0.5]')
            [CompletionResult]::new('--min-shared', '--min-shared', [CompletionResultType]::ParameterName, 'Distinct shingles in common: about two sentences, wherever they stand in long paragraphs [default: 10]')
            [CompletionResult]::new('--min-run', '--min-run', [CompletionResultType]::ParameterName, 'Words of a run in common: one sentence; fewer tell formulas too [default: 12]')
            [CompletionResult]::new('--shingle', '--shingle', [CompletionResultType]::ParameterName, 'Words in a shingle [default: 5]')
            [CompletionResult]::new('--min-words', '--min-words', [CompletionResultType]::ParameterName, 'Repeated text of fewer words is standing text, which is no finding; 1 tells every line that comes back [default: 8]')
            [CompletionResult]::new('--large-family', '--large-family', [CompletionResultType]::ParameterName, 'Distinct paragraphs with one run of words that are linked each with the next, and not each with each [default: 64]')
            [CompletionResult]::new('--max-seeds', '--max-seeds', [CompletionResultType]::ParameterName, 'The most pairs of equal three-word runs that one alignment looks at [default: 16777216]')
            [CompletionResult]::new('--max-holders', '--max-holders', [CompletionResultType]::ParameterName, 'Three rare words that more distinct paragraphs than this have near each other are no sign of rewriting [default: 32]')
            [CompletionResult]::new('--max-units', '--max-units', [CompletionResultType]::ParameterName, 'A word in more sentences of one of two texts than this is no sign that any two of them are alike [default: 200]')
            [CompletionResult]::new('--max-rounds', '--max-rounds', [CompletionResultType]::ParameterName, 'How often two texts are looked through again for what was rewritten, once stretches were found and taken out [default: 4]')
            [CompletionResult]::new('--max-cells', '--max-cells', [CompletionResultType]::ParameterName, 'The most pairs of words of two rewritten stretches that are paired word by word [default: 262144]')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Threads; the result is the same for any number [default: one a processor]')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Threads; the result is the same for any number [default: one a processor]')
            [CompletionResult]::new('--memory', '--memory', [CompletionResultType]::ParameterName, 'About how much memory texts, words and shingles may take, such as 500M or 2G; what has no room there goes to temporary files, and the result is the same [default: no limit]')
            [CompletionResult]::new('--accepted', '--accepted', [CompletionResultType]::ParameterName, 'The list of accepted texts [default: .refrain/accepted.toml in the archive''s folder or above]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Follow symbolic links inside folders')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'Read hidden files and folders too')
            [CompletionResult]::new('--keep-copies', '--keep-copies', [CompletionResultType]::ParameterName, 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Do not obey .gitignore, .ignore and .refrainignore')
            [CompletionResult]::new('--no-pre', '--no-pre', [CompletionResultType]::ParameterName, 'Run no command of the file of settings')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Compare program text too')
            [CompletionResult]::new('--all-pairs', '--all-pairs', [CompletionResultType]::ParameterName, 'List every pair of a large family, not only each place with its nearest earlier one')
            [CompletionResult]::new('--copies-only', '--copies-only', [CompletionResultType]::ParameterName, 'Tell copies only, and look for nothing that was rewritten')
            [CompletionResult]::new('--sensitive', '--sensitive', [CompletionResultType]::ParameterName, 'Tell rewritten text of less significance too: from 30 nats on, not from 50')
            [CompletionResult]::new('--no-accepted', '--no-accepted', [CompletionResultType]::ParameterName, 'Tell what is accepted, or marked to be ignored in its post, as if it were not')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'refrain;accept' {
            [CompletionResult]::new('--against', '--against', [CompletionResultType]::ParameterName, 'Files and folders of the posts that it stands in [default: `against` of refrain.toml]')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Why, in your words; reports tell it as the reason')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'Where it is wanted [default: places]')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'The saved report, in its JSON form, that the ids are of; without it they are of a report on the same paths as they are now')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'The list to write it to [default: .refrain/accepted.toml in the archive''s folder or above]')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'The day of acceptance [default: today]')
            [CompletionResult]::new('--split-posts', '--split-posts', [CompletionResultType]::ParameterName, 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines')
            [CompletionResult]::new('--text-field', '--text-field', [CompletionResultType]::ParameterName, 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names')
            [CompletionResult]::new('--title-field', '--title-field', [CompletionResultType]::ParameterName, 'The same for the title [default: title, headline, name ...]')
            [CompletionResult]::new('--date-field', '--date-field', [CompletionResultType]::ParameterName, 'The same for the date [default: date, published, published_at, created_at, pubDate ...]')
            [CompletionResult]::new('--url-field', '--url-field', [CompletionResultType]::ParameterName, 'The same for the address [default: url, link, permalink, slug, id ...]')
            [CompletionResult]::new('--tags-field', '--tags-field', [CompletionResultType]::ParameterName, 'The same for the tags [default: tags, categories, keywords ...]')
            [CompletionResult]::new('--author-field', '--author-field', [CompletionResultType]::ParameterName, 'The same for the writers [default: author, authors, byline ...]')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]')
            [CompletionResult]::new('--unpack-size', '--unpack-size', [CompletionResultType]::ParameterName, 'The most bytes that may be unpacked of a file')
            [CompletionResult]::new('--unpack-ratio', '--unpack-ratio', [CompletionResultType]::ParameterName, 'How many times its size something packed may come out as')
            [CompletionResult]::new('--unpack-entries', '--unpack-entries', [CompletionResultType]::ParameterName, 'The most files that are looked at in an archive')
            [CompletionResult]::new('--unpack-depth', '--unpack-depth', [CompletionResultType]::ParameterName, 'How many times over a file may be packed; an archive in an archive is 2')
            [CompletionResult]::new('--pre', '--pre', [CompletionResultType]::ParameterName, 'A command that makes text of files: `{}` in its arguments is the file''s path, else the file is its standard input; no shell is asked. Its standard output is read as the file')
            [CompletionResult]::new('--pre-glob', '--pre-glob', [CompletionResultType]::ParameterName, 'The files that --pre is for, such as ''*.pdf''; folders are searched for them too [default: every file that is read]')
            [CompletionResult]::new('--pre-timeout', '--pre-timeout', [CompletionResultType]::ParameterName, 'Seconds that a command may take for a file')
            [CompletionResult]::new('--pre-limit', '--pre-limit', [CompletionResultType]::ParameterName, 'The most text that a command may make of a file')
            [CompletionResult]::new('--threshold', '--threshold', [CompletionResultType]::ParameterName, 'Share of the shorter paragraph''s shingles that the other has; a lower one tells looser edits, and more that is alike by chance [default: 0.5]')
            [CompletionResult]::new('--min-shared', '--min-shared', [CompletionResultType]::ParameterName, 'Distinct shingles in common: about two sentences, wherever they stand in long paragraphs [default: 10]')
            [CompletionResult]::new('--min-run', '--min-run', [CompletionResultType]::ParameterName, 'Words of a run in common: one sentence; fewer tell formulas too [default: 12]')
            [CompletionResult]::new('--shingle', '--shingle', [CompletionResultType]::ParameterName, 'Words in a shingle [default: 5]')
            [CompletionResult]::new('--min-words', '--min-words', [CompletionResultType]::ParameterName, 'Repeated text of fewer words is standing text, which is no finding; 1 tells every line that comes back [default: 8]')
            [CompletionResult]::new('--large-family', '--large-family', [CompletionResultType]::ParameterName, 'Distinct paragraphs with one run of words that are linked each with the next, and not each with each [default: 64]')
            [CompletionResult]::new('--max-seeds', '--max-seeds', [CompletionResultType]::ParameterName, 'The most pairs of equal three-word runs that one alignment looks at [default: 16777216]')
            [CompletionResult]::new('--max-holders', '--max-holders', [CompletionResultType]::ParameterName, 'Three rare words that more distinct paragraphs than this have near each other are no sign of rewriting [default: 32]')
            [CompletionResult]::new('--max-units', '--max-units', [CompletionResultType]::ParameterName, 'A word in more sentences of one of two texts than this is no sign that any two of them are alike [default: 200]')
            [CompletionResult]::new('--max-rounds', '--max-rounds', [CompletionResultType]::ParameterName, 'How often two texts are looked through again for what was rewritten, once stretches were found and taken out [default: 4]')
            [CompletionResult]::new('--max-cells', '--max-cells', [CompletionResultType]::ParameterName, 'The most pairs of words of two rewritten stretches that are paired word by word [default: 262144]')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Threads; the result is the same for any number [default: one a processor]')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Threads; the result is the same for any number [default: one a processor]')
            [CompletionResult]::new('--memory', '--memory', [CompletionResultType]::ParameterName, 'About how much memory texts, words and shingles may take, such as 500M or 2G; what has no room there goes to temporary files, and the result is the same [default: no limit]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Follow symbolic links inside folders')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'Read hidden files and folders too')
            [CompletionResult]::new('--keep-copies', '--keep-copies', [CompletionResultType]::ParameterName, 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Do not obey .gitignore, .ignore and .refrainignore')
            [CompletionResult]::new('--no-pre', '--no-pre', [CompletionResultType]::ParameterName, 'Run no command of the file of settings')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Compare program text too')
            [CompletionResult]::new('--all-pairs', '--all-pairs', [CompletionResultType]::ParameterName, 'List every pair of a large family, not only each place with its nearest earlier one')
            [CompletionResult]::new('--copies-only', '--copies-only', [CompletionResultType]::ParameterName, 'Tell copies only, and look for nothing that was rewritten')
            [CompletionResult]::new('--sensitive', '--sensitive', [CompletionResultType]::ParameterName, 'Tell rewritten text of less significance too: from 30 nats on, not from 50')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'refrain;generate' {
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'The number that the corpus is made from; the same gives the same bytes everywhere')
            [CompletionResult]::new('--form', '--form', [CompletionResultType]::ParameterName, 'The form of the corpus [default: by the ending of OUT: .jsonl, .txt, else markdown]')
            [CompletionResult]::new('--truth', '--truth', [CompletionResultType]::ParameterName, 'Where the truth goes [default: truth.tsv in the folder, or OUT with the ending .truth.tsv]')
            [CompletionResult]::new('--trap', '--trap', [CompletionResultType]::ParameterName, 'Make a corpus that is hard on a careless detector instead of a mixed one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Write into a folder that is not empty, and over files; other files stay as they are')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'refrain;evaluate' {
            [CompletionResult]::new('--truth', '--truth', [CompletionResultType]::ParameterName, 'The planted pairs, a line each: path, start, length, path, start, length, kind')
            [CompletionResult]::new('--pairs', '--pairs', [CompletionResultType]::ParameterName, 'What another tool found, a line each: path, start, length, path, start, length, in the truth''s unit; or the numbers of two paragraphs')
            [CompletionResult]::new('--unit', '--unit', [CompletionResultType]::ParameterName, 'What the truth''s offsets count [default: what its header says, else chars]')
            [CompletionResult]::new('--cover', '--cover', [CompletionResultType]::ParameterName, 'The share of the shorter stretch that must be covered on both sides')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'The form of the result')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the result')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('--together', '--together', [CompletionResultType]::ParameterName, 'Count a planted pair as found if reported pairs that join its two stretches cover it together: a list or a table that is told item by item')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'List the pairs that were missed and those that are wrong, too')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List the pairs that were missed and those that are wrong, too')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'refrain;bench' {
            [CompletionResult]::new('--split-posts', '--split-posts', [CompletionResultType]::ParameterName, 'How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`, or a regular expression that matches title lines')
            [CompletionResult]::new('--text-field', '--text-field', [CompletionResultType]::ParameterName, 'Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text, body, content, content_html, html, markdown and kin; several are joined in order; dots lead into a record, numbers count the columns of a table without names')
            [CompletionResult]::new('--title-field', '--title-field', [CompletionResultType]::ParameterName, 'The same for the title [default: title, headline, name ...]')
            [CompletionResult]::new('--date-field', '--date-field', [CompletionResultType]::ParameterName, 'The same for the date [default: date, published, published_at, created_at, pubDate ...]')
            [CompletionResult]::new('--url-field', '--url-field', [CompletionResultType]::ParameterName, 'The same for the address [default: url, link, permalink, slug, id ...]')
            [CompletionResult]::new('--tags-field', '--tags-field', [CompletionResultType]::ParameterName, 'The same for the tags [default: tags, categories, keywords ...]')
            [CompletionResult]::new('--author-field', '--author-field', [CompletionResultType]::ParameterName, 'The same for the writers [default: author, authors, byline ...]')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'What standard input and the files that are named themselves are, whatever their names say [default: by the ending, or by what is in them]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default: what they say of themselves, else guessed]')
            [CompletionResult]::new('--unpack-size', '--unpack-size', [CompletionResultType]::ParameterName, 'The most bytes that may be unpacked of a file')
            [CompletionResult]::new('--unpack-ratio', '--unpack-ratio', [CompletionResultType]::ParameterName, 'How many times its size something packed may come out as')
            [CompletionResult]::new('--unpack-entries', '--unpack-entries', [CompletionResultType]::ParameterName, 'The most files that are looked at in an archive')
            [CompletionResult]::new('--unpack-depth', '--unpack-depth', [CompletionResultType]::ParameterName, 'How many times over a file may be packed; an archive in an archive is 2')
            [CompletionResult]::new('--pre', '--pre', [CompletionResultType]::ParameterName, 'A command that makes text of files: `{}` in its arguments is the file''s path, else the file is its standard input; no shell is asked. Its standard output is read as the file')
            [CompletionResult]::new('--pre-glob', '--pre-glob', [CompletionResultType]::ParameterName, 'The files that --pre is for, such as ''*.pdf''; folders are searched for them too [default: every file that is read]')
            [CompletionResult]::new('--pre-timeout', '--pre-timeout', [CompletionResultType]::ParameterName, 'Seconds that a command may take for a file')
            [CompletionResult]::new('--pre-limit', '--pre-limit', [CompletionResultType]::ParameterName, 'The most text that a command may make of a file')
            [CompletionResult]::new('--threshold', '--threshold', [CompletionResultType]::ParameterName, 'Share of the shorter paragraph''s shingles that the other has; a lower one tells looser edits, and more that is alike by chance [default: 0.5]')
            [CompletionResult]::new('--min-shared', '--min-shared', [CompletionResultType]::ParameterName, 'Distinct shingles in common: about two sentences, wherever they stand in long paragraphs [default: 10]')
            [CompletionResult]::new('--min-run', '--min-run', [CompletionResultType]::ParameterName, 'Words of a run in common: one sentence; fewer tell formulas too [default: 12]')
            [CompletionResult]::new('--shingle', '--shingle', [CompletionResultType]::ParameterName, 'Words in a shingle [default: 5]')
            [CompletionResult]::new('--min-words', '--min-words', [CompletionResultType]::ParameterName, 'Repeated text of fewer words is standing text, which is no finding; 1 tells every line that comes back [default: 8]')
            [CompletionResult]::new('--large-family', '--large-family', [CompletionResultType]::ParameterName, 'Distinct paragraphs with one run of words that are linked each with the next, and not each with each [default: 64]')
            [CompletionResult]::new('--max-seeds', '--max-seeds', [CompletionResultType]::ParameterName, 'The most pairs of equal three-word runs that one alignment looks at [default: 16777216]')
            [CompletionResult]::new('--max-holders', '--max-holders', [CompletionResultType]::ParameterName, 'Three rare words that more distinct paragraphs than this have near each other are no sign of rewriting [default: 32]')
            [CompletionResult]::new('--max-units', '--max-units', [CompletionResultType]::ParameterName, 'A word in more sentences of one of two texts than this is no sign that any two of them are alike [default: 200]')
            [CompletionResult]::new('--max-rounds', '--max-rounds', [CompletionResultType]::ParameterName, 'How often two texts are looked through again for what was rewritten, once stretches were found and taken out [default: 4]')
            [CompletionResult]::new('--max-cells', '--max-cells', [CompletionResultType]::ParameterName, 'The most pairs of words of two rewritten stretches that are paired word by word [default: 262144]')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Threads; the result is the same for any number [default: one a processor]')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Threads; the result is the same for any number [default: one a processor]')
            [CompletionResult]::new('--memory', '--memory', [CompletionResultType]::ParameterName, 'About how much memory texts, words and shingles may take, such as 500M or 2G; what has no room there goes to temporary files, and the result is the same [default: no limit]')
            [CompletionResult]::new('--runs', '--runs', [CompletionResultType]::ParameterName, 'How often the whole is run; the table has the medians')
            [CompletionResult]::new('--join', '--join', [CompletionResultType]::ParameterName, 'Stop after the join, by one plain criterion: `jaccard:0.5`, `containment:0.5`, `overlap:10`, or `match` for what makes a match of a report')
            [CompletionResult]::new('--pairs', '--pairs', [CompletionResultType]::ParameterName, 'Write the pairs of the join to a file: two tab-separated numbers a line, paragraphs counted from 0 in the order of the archive')
            [CompletionResult]::new('--drafts', '--drafts', [CompletionResultType]::ParameterName, 'Hold the archive in memory instead, ask it by N new drafts of 1,000 words and by N stitched from its own paragraphs, and tell how long an answer takes')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'The form of the result')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the result')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Follow symbolic links inside folders')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'Read hidden files and folders too')
            [CompletionResult]::new('--keep-copies', '--keep-copies', [CompletionResultType]::ParameterName, 'Compare a post that is met twice (in an export and a feed, on a tag page) like two posts')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Do not obey .gitignore, .ignore and .refrainignore')
            [CompletionResult]::new('--no-pre', '--no-pre', [CompletionResultType]::ParameterName, 'Run no command of the file of settings')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Compare program text too')
            [CompletionResult]::new('--all-pairs', '--all-pairs', [CompletionResultType]::ParameterName, 'List every pair of a large family, not only each place with its nearest earlier one')
            [CompletionResult]::new('--copies-only', '--copies-only', [CompletionResultType]::ParameterName, 'Tell copies only, and look for nothing that was rewritten')
            [CompletionResult]::new('--sensitive', '--sensitive', [CompletionResultType]::ParameterName, 'Tell rewritten text of less significance too: from 30 nats on, not from 50')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'refrain;init' {
            [CompletionResult]::new('--posts', '--posts', [CompletionResultType]::ParameterName, 'Files and folders of the posts that are already out, from that folder on [default: a guess]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'refrain;config' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Tell every setting, its value, and where it was set')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'List every key with its variable, commands, default and meaning, as a table in Markdown')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'refrain;config;show' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'refrain;config;keys' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'refrain;config;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Tell every setting, its value, and where it was set')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'List every key with its variable, commands, default and meaning, as a table in Markdown')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'refrain;config;help;show' {
            break
        }
        'refrain;config;help;keys' {
            break
        }
        'refrain;config;help;help' {
            break
        }
        'refrain;completions' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'refrain;man' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write a page for the program and for each command to this folder, and print nothing')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'refrain;schema' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The file of settings [default: refrain.toml at the first input or above it]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results and errors only: no closing line, no warnings, no progress')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Do not show how far a long run is; where errors go to no terminal, it is never shown')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: every file that was left out, and why; where the posts'' dates were found; in the concise form also what is quoted, linked or standing text')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no file of settings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'refrain;help' {
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Compare an archive with itself: every repeated text once, with all its places')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Compare drafts with an archive, before publishing; fails if something came back')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare two texts with each other')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Show what would be compared: posts, dates, paragraphs, and what is left out')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Tell why two paragraphs match or do not: scores, thresholds, the step that decided')
            [CompletionResult]::new('accept', 'accept', [CompletionResultType]::ParameterValue, 'Tell that a repeated text is known and wanted, so that it is no finding any more')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Make a large corpus with planted reuse and its truth, for measuring')
            [CompletionResult]::new('evaluate', 'evaluate', [CompletionResultType]::ParameterValue, 'Hold reports against a truth: recall and precision by kind')
            [CompletionResult]::new('bench', 'bench', [CompletionResultType]::ParameterValue, 'Time a report stage by stage, on posts of your own')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a first file of settings, with a guess where the posts are')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Tell what is set, by which file or variable')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual, or write all its pages')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of --format json')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'refrain;help;report' {
            break
        }
        'refrain;help;check' {
            break
        }
        'refrain;help;compare' {
            break
        }
        'refrain;help;inspect' {
            break
        }
        'refrain;help;why' {
            break
        }
        'refrain;help;accept' {
            break
        }
        'refrain;help;generate' {
            break
        }
        'refrain;help;evaluate' {
            break
        }
        'refrain;help;bench' {
            break
        }
        'refrain;help;init' {
            break
        }
        'refrain;help;config' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Tell every setting, its value, and where it was set')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'List every key with its variable, commands, default and meaning, as a table in Markdown')
            break
        }
        'refrain;help;config;show' {
            break
        }
        'refrain;help;config;keys' {
            break
        }
        'refrain;help;completions' {
            break
        }
        'refrain;help;man' {
            break
        }
        'refrain;help;schema' {
            break
        }
        'refrain;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
