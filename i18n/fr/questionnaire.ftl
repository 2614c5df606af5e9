# Ce qui ne va pas dans un questionnaire, ou n’est pas achevé.
questionnaire-in-en = en anglais
questionnaire-in-fr = en français
questionnaire-in-es = en espagnol
questionnaire-missing-text = le texte manque { $language }
questionnaire-empty = il n’y a pas encore de question
questionnaire-no-choices = il n’y a encore rien à choisir
questionnaire-bad-name = « { $name } » n’est pas un nom : employez des lettres sans accent, des chiffres et _, en commençant par une lettre ; 60 au plus
questionnaire-twice = le nom « { $name } » est donné deux fois
questionnaire-not-for-kind = cela ne convient pas au type de la question
questionnaire-required-note = une note n’appelle pas de réponse et ne peut donc pas être obligatoire
questionnaire-bad-scale = une échelle va d’un nombre entier à un nombre plus grand, en 2 à { $most } degrés
questionnaire-circle = ces questions s’attendent les unes les autres : { $names }
questionnaire-no-language = choisissez au moins une langue
