# Lo que falla en un cuestionario, o no está terminado.
questionnaire-in-en = en inglés
questionnaire-in-fr = en francés
questionnaire-in-es = en español
questionnaire-missing-text = falta el texto { $language }
questionnaire-empty = todavía no hay ninguna pregunta
questionnaire-no-choices = todavía no hay nada que elegir
questionnaire-bad-name = «{ $name }» no es un nombre: use letras sin tilde, cifras y _, empezando por una letra; 60 como máximo
questionnaire-twice = el nombre «{ $name }» se da dos veces
questionnaire-not-for-kind = esto no corresponde al tipo de la pregunta
questionnaire-required-note = una nota no se responde, por lo que no puede ser obligatoria
questionnaire-bad-scale = una escala va de un número entero a otro mayor, en 2 a { $most } grados
questionnaire-circle = estas preguntas se esperan unas a otras: { $names }
questionnaire-no-language = elija al menos un idioma
