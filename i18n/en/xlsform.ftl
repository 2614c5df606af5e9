# Questionnaires as forms that other programs read (XLSForm), and from them.
xlsform-export = Save as XLSForm
xlsform-import = Bring in a form
xlsform-import-short = Bring in an XLSForm
xlsform-import-lead = A form as an .xlsx file, with the sheets survey, choices and settings, becomes a draft. What cannot be taken is said first.
xlsform-file = The form
xlsform-file-hint = An XLSForm, saved as .xlsx.
xlsform-file-again = The same file once more
xlsform-file-again-hint = It is too large to stand in this page: choose it again to take it.
xlsform-look = Read the form
xlsform-another = Another form
xlsform-said-of = What was read in
xlsform-becomes-new = It becomes a new questionnaire, { $code }: { $questions ->
    [one] one question
   *[other] { $questions } questions
} in { $sections ->
    [one] one section
   *[other] { $sections } sections
}.
xlsform-becomes-version = It becomes the next version of the questionnaire { $code }: { $questions ->
    [one] one question
   *[other] { $questions } questions
} in { $sections ->
    [one] one section
   *[other] { $sections } sections
}.
xlsform-unfinished = { $n ->
    [one] One thing is
   *[other] { $n } things are
} not finished yet; the draft’s page lists them.
xlsform-losses = { $n ->
    [one] One thing is left out, or is no longer what it was.
   *[other] { $n } things are left out, or are no longer what they were.
}
xlsform-not-taken = This form cannot be taken as it is.
xlsform-findings = What is said of the form
xlsform-column-weight = Weight
xlsform-column-sheet = Sheet
xlsform-column-row = Row
xlsform-column-column = Column
xlsform-column-what = What is said
xlsform-weight-note = to know
xlsform-weight-loss = left out
xlsform-weight-refusal = not possible
xlsform-more = { $n ->
    [one] One more is not shown.
   *[other] { $n } more are not shown.
}
xlsform-take = Make the draft
xlsform-take-despite = Make the draft without them
xlsform-leave = Leave it
xlsform-imported = The form is a draft now.
xlsform-row = row { $row }

# Files that cannot be read.
xlsform-no-spreadsheet = The file cannot be read as an .xlsx spreadsheet.
xlsform-locked = The file is protected by a password, or is an .xls of before 2007: save it as .xlsx without a password.
xlsform-too-large = The file is too large: a form has at most { $most } MiB, and does not unpack to far more.

# What is said of a form.
xlsform-no-survey = There is no sheet “survey”.
xlsform-no-type = The first row of the sheet has no column “type”.
xlsform-no-questions = There is no question in the form.
xlsform-too-many-questions = There are more than { $most } questions or groups.
xlsform-sheet-not-read = This sheet is not read: what refers to it is left out.
xlsform-sheet-unknown = This sheet is not part of a form, and is not read.
xlsform-beyond = What stands beyond row { $rows } or column { $columns } is not read.
xlsform-formula = A formula; what it came to is taken: “{ $text }”.
xlsform-no-value = A formula or an error without a value: the cell is left out.
xlsform-column-unsupported = This column has no counterpart here; left out: “{ $text }”.
xlsform-column-looks = This column only changes how a form looks or is handled elsewhere; cells not read: { $count }.
xlsform-column-unknown = This column is not part of a form; its content ({ $count }) is not read.
xlsform-column-foreign = The desk does not speak this language; texts left out: { $count }.
xlsform-column-twice = This column stands there twice; left out: “{ $text }”.
xlsform-language-unknown = The desk does not speak the language “{ $text }”: texts without a language are taken as English.
xlsform-disabled = This row is switched off, and is not read: “{ $text }”.
xlsform-row-no-type = A row without a type is left out: “{ $name }” “{ $text }”.
xlsform-type-unknown = There is no type “{ $type }”; left out: “{ $text }”.
xlsform-type-unsupported = Questions of the type “{ $type }” cannot be asked here; left out: “{ $text }”.
xlsform-metadata = “{ $type }” is noted by a telephone, and is not collected here.
xlsform-taken-as = The type “{ $type }” is taken as: { $kind }.
xlsform-repeat = A group that is repeated: its questions are asked once only.
xlsform-unclosed = A group is not closed; it ends with the form.
xlsform-unopened = A group is closed that was not begun.
xlsform-ungrouped = The questions outside all groups, from here on, come into a section of their own.
xlsform-nested = A group within a group: its heading becomes a note, and its condition one of each of its questions.
xlsform-no-table = The group is no table, as its rows do not all choose from one list and under the same limits; its questions are asked one by one.
xlsform-name-made = The row has no name; it is called { $to } now.
xlsform-renamed = The name “{ $from }” cannot stay; it is { $to } now, in conditions too.
xlsform-name-twice = The name { $from } is given twice; here it is { $to }. Conditions speak of the first.
xlsform-text-refers = The text speaks of an answer by ${"{"} {"}"}, which would be shown as it is written: “{ $text }”.
xlsform-text-cut = The text has more than { $most } characters, and is cut there.
xlsform-no-list = There is no list “{ $list }”: the question has no choices yet.
xlsform-list-elsewhere = The choices are in another file or another answer (“{ $type }”); left out: “{ $text }”.
xlsform-list-unused = No question chooses from this list; it is not taken.
xlsform-appearance = How a question looks is the same for all here: “{ $text }” changes nothing.
xlsform-parameters = These settings of the question change nothing here: “{ $text }”.
xlsform-range-as-number = The range ({ $text }) is no scale of a few whole steps; it is a number with the limit { $limit }.
xlsform-required-if = A question cannot be required under a condition; it is not required: “{ $text }”.
xlsform-own-words = The desk has words of its own for this; left out: “{ $text }”.
xlsform-choice-no-list = A choice without a list is left out: “{ $name }”.
xlsform-choice-no-name = A choice of “{ $list }” without a name is left out.
xlsform-choice-twice = The choice { $name } stands in the list twice; the second is left out.
xlsform-choice-renamed = The choice “{ $from }” cannot be called so; it is { $to } now, in conditions too.
xlsform-choice-not-alone = Only where several may be chosen does a choice exclude the others; { $name } does not.
xlsform-too-many-choices = A question has at most { $most } choices; those from here on are left out.
xlsform-not-for-kind = This does not go with the kind of row; left out: “{ $text }”.
xlsform-code-made = The code of the questionnaire is { $to }.
xlsform-expression = { $fault }. Left out: “{ $text }”.
