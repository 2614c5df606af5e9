# What is wrong with a questionnaire, or not finished.
questionnaire-in-en = in English
questionnaire-in-fr = in French
questionnaire-in-es = in Spanish
questionnaire-missing-text = the text is missing { $language }
questionnaire-empty = there is no question yet
questionnaire-no-choices = there is nothing to choose from yet
questionnaire-bad-name = “{ $name }” is no name: use letters without accents, digits and _, beginning with a letter; 60 at most
questionnaire-twice = the name “{ $name }” is given twice
questionnaire-not-for-kind = this does not go with the kind of the question
questionnaire-required-note = a note is not answered, so it cannot be required
questionnaire-bad-scale = a scale goes from a lower to a higher whole number, in 2 to { $most } steps
questionnaire-circle = these questions wait for each other: { $names }
questionnaire-no-language = choose at least one language
