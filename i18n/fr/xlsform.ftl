# Les questionnaires comme formulaires que d’autres programmes lisent (XLSForm).
xlsform-export = Enregistrer au format XLSForm
xlsform-import = Importer un formulaire
xlsform-import-short = Importer un XLSForm
xlsform-import-lead = Un formulaire en fichier .xlsx, avec les feuilles survey, choices et settings, devient un projet. Ce qui ne peut pas être repris est d’abord indiqué.
xlsform-file = Le formulaire
xlsform-file-hint = Un XLSForm, enregistré au format .xlsx.
xlsform-file-again = Le même fichier une nouvelle fois
xlsform-file-again-hint = Il est trop volumineux pour figurer dans cette page : choisissez-le de nouveau pour le reprendre.
xlsform-look = Lire le formulaire
xlsform-another = Un autre formulaire
xlsform-said-of = Ce qui a été lu dans
xlsform-becomes-new = Il devient un nouveau questionnaire, { $code } : { $questions ->
    [one] une question
   *[other] { $questions } questions
} en { $sections ->
    [one] une section
   *[other] { $sections } sections
}.
xlsform-becomes-version = Il devient la version suivante du questionnaire { $code } : { $questions ->
    [one] une question
   *[other] { $questions } questions
} en { $sections ->
    [one] une section
   *[other] { $sections } sections
}.
xlsform-unfinished = { $n ->
    [one] Un élément n’est pas encore achevé
   *[other] { $n } éléments ne sont pas encore achevés
} ; la page du projet en donne la liste.
xlsform-losses = { $n ->
    [one] Un élément est omis, ou n’est plus ce qu’il était.
   *[other] { $n } éléments sont omis, ou ne sont plus ce qu’ils étaient.
}
xlsform-not-taken = Ce formulaire ne peut pas être repris tel quel.
xlsform-findings = Remarques sur le formulaire
xlsform-column-weight = Portée
xlsform-column-sheet = Feuille
xlsform-column-row = Ligne
xlsform-column-column = Colonne
xlsform-column-what = Remarque
xlsform-weight-note = à savoir
xlsform-weight-loss = omis
xlsform-weight-refusal = impossible
xlsform-more = { $n ->
    [one] Une autre n’est pas affichée.
   *[other] { $n } autres ne sont pas affichées.
}
xlsform-take = Créer le projet
xlsform-take-despite = Créer le projet sans ces éléments
xlsform-leave = Renoncer
xlsform-imported = Le formulaire est maintenant un projet.
xlsform-row = ligne { $row }

# Fichiers illisibles.
xlsform-no-spreadsheet = Le fichier ne peut pas être lu comme une feuille de calcul .xlsx.
xlsform-locked = Le fichier est protégé par un mot de passe, ou c’est un .xls d’avant 2007 : enregistrez-le au format .xlsx sans mot de passe.
xlsform-too-large = Le fichier est trop volumineux : un formulaire a au plus { $most } Mio, et n’en contient pas beaucoup plus une fois décompressé.

# Remarques sur un formulaire.
xlsform-no-survey = Il n’y a pas de feuille « survey ».
xlsform-no-type = La première ligne de la feuille n’a pas de colonne « type ».
xlsform-no-questions = Le formulaire ne contient aucune question.
xlsform-too-many-questions = Il y a plus de { $most } questions ou groupes.
xlsform-sheet-not-read = Cette feuille n’est pas lue : ce qui y renvoie est omis.
xlsform-sheet-unknown = Cette feuille ne fait pas partie d’un formulaire, et n’est pas lue.
xlsform-beyond = Ce qui se trouve au-delà de la ligne { $rows } ou de la colonne { $columns } n’est pas lu.
xlsform-formula = Une formule ; son résultat est repris : « { $text } ».
xlsform-no-value = Une formule ou une erreur sans valeur : la cellule est omise.
xlsform-column-unsupported = Cette colonne n’a pas d’équivalent ici ; omis : « { $text } ».
xlsform-column-looks = Cette colonne ne change que la présentation ou le traitement ailleurs ; cellules non lues : { $count }.
xlsform-column-unknown = Cette colonne ne fait pas partie d’un formulaire ; son contenu ({ $count }) n’est pas lu.
xlsform-column-foreign = Cette langue n’est pas proposée ici ; textes omis : { $count }.
xlsform-column-twice = Cette colonne figure deux fois ; omis : « { $text } ».
xlsform-language-unknown = La langue « { $text } » n’est pas proposée ici : les textes sans langue sont repris en anglais.
xlsform-disabled = Cette ligne est désactivée, et n’est pas lue : « { $text } ».
xlsform-row-no-type = Une ligne sans type est omise : « { $name } » « { $text } ».
xlsform-type-unknown = Le type « { $type } » n’existe pas ; omis : « { $text } ».
xlsform-type-unsupported = Les questions du type « { $type } » ne peuvent pas être posées ici ; omis : « { $text } ».
xlsform-metadata = « { $type } » est noté par un téléphone, et n’est pas recueilli ici.
xlsform-taken-as = Le type « { $type } » est repris comme : { $kind }.
xlsform-repeat = Un groupe répété : ses questions ne sont posées qu’une fois.
xlsform-unclosed = Un groupe n’est pas fermé ; il se termine avec le formulaire.
xlsform-unopened = Un groupe est fermé sans avoir été ouvert.
xlsform-ungrouped = Les questions hors de tout groupe, à partir d’ici, forment une section à part.
xlsform-nested = Un groupe dans un groupe : son titre devient une note, et sa condition celle de chacune de ses questions.
xlsform-no-table = Le groupe n’est pas un tableau, car ses lignes ne choisissent pas toutes dans une même liste et sous les mêmes limites ; ses questions sont posées une à une.
xlsform-name-made = La ligne n’a pas de nom ; elle s’appelle désormais { $to }.
xlsform-renamed = Le nom « { $from } » ne peut pas être gardé ; il devient { $to }, dans les conditions aussi.
xlsform-name-twice = Le nom { $from } est donné deux fois ; ici, il devient { $to }. Les conditions parlent du premier.
xlsform-text-refers = Le texte renvoie à une réponse par ${"{"} {"}"}, ce qui serait affiché tel quel : « { $text } ».
xlsform-text-cut = Le texte a plus de { $most } caractères ; il est coupé à cet endroit.
xlsform-no-list = La liste « { $list } » n’existe pas : la question n’a pas encore de choix.
xlsform-list-elsewhere = Les choix sont dans un autre fichier ou une autre réponse (« { $type } ») ; omis : « { $text } ».
xlsform-list-unused = Aucune question ne choisit dans cette liste ; elle n’est pas reprise.
xlsform-appearance = L’aspect des questions est le même pour toutes ici : « { $text } » ne change rien.
xlsform-parameters = Ces réglages de la question ne changent rien ici : « { $text } ».
xlsform-range-as-number = L’intervalle ({ $text }) n’est pas une échelle de quelques degrés entiers ; c’est un nombre avec la limite { $limit }.
xlsform-required-if = Une question ne peut pas être obligatoire sous condition ; elle ne l’est pas : « { $text } ».
xlsform-own-words = Le texte est fixé ici pour cela ; omis : « { $text } ».
xlsform-choice-no-list = Un choix sans liste est omis : « { $name } ».
xlsform-choice-no-name = Un choix de « { $list } » sans nom est omis.
xlsform-choice-twice = Le choix { $name } figure deux fois dans la liste ; le second est omis.
xlsform-choice-renamed = Le choix « { $from } » ne peut pas s’appeler ainsi ; il devient { $to }, dans les conditions aussi.
xlsform-choice-not-alone = Un choix n’exclut les autres que là où plusieurs sont possibles ; { $name } ne les exclut pas.
xlsform-too-many-choices = Une question a au plus { $most } choix ; les suivants sont omis.
xlsform-not-for-kind = Cela ne va pas avec ce type de ligne ; omis : « { $text } ».
xlsform-code-made = Le code du questionnaire est { $to }.
xlsform-expression = { $fault }. Omis : « { $text } ».
