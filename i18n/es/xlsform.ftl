# Los cuestionarios como formularios que leen otros programas (XLSForm).
xlsform-export = Guardar como XLSForm
xlsform-import = Importar un formulario
xlsform-import-short = Importar un XLSForm
xlsform-import-lead = Un formulario en un archivo .xlsx, con las hojas survey, choices y settings, se convierte en un borrador. Antes se indica lo que no se puede tomar.
xlsform-file = El formulario
xlsform-file-hint = Un XLSForm, guardado como .xlsx.
xlsform-file-again = El mismo archivo otra vez
xlsform-file-again-hint = Es demasiado grande para estar en esta página: elíjalo de nuevo para tomarlo.
xlsform-look = Leer el formulario
xlsform-another = Otro formulario
xlsform-said-of = Lo leído en
xlsform-becomes-new = Será un cuestionario nuevo, { $code }: { $questions ->
    [one] una pregunta
   *[other] { $questions } preguntas
} en { $sections ->
    [one] una sección
   *[other] { $sections } secciones
}.
xlsform-becomes-version = Será la versión siguiente del cuestionario { $code }: { $questions ->
    [one] una pregunta
   *[other] { $questions } preguntas
} en { $sections ->
    [one] una sección
   *[other] { $sections } secciones
}.
xlsform-unfinished = { $n ->
    [one] Un elemento aún no está terminado
   *[other] { $n } elementos aún no están terminados
}; la página del borrador los enumera.
xlsform-losses = { $n ->
    [one] Un elemento se omite, o ya no es lo que era.
   *[other] { $n } elementos se omiten, o ya no son lo que eran.
}
xlsform-not-taken = Este formulario no se puede tomar tal como está.
xlsform-findings = Observaciones sobre el formulario
xlsform-column-weight = Alcance
xlsform-column-sheet = Hoja
xlsform-column-row = Fila
xlsform-column-column = Columna
xlsform-column-what = Observación
xlsform-weight-note = para saber
xlsform-weight-loss = omitido
xlsform-weight-refusal = imposible
xlsform-more = { $n ->
    [one] Otra no se muestra.
   *[other] Otras { $n } no se muestran.
}
xlsform-take = Crear el borrador
xlsform-take-despite = Crear el borrador sin esos elementos
xlsform-leave = Dejarlo
xlsform-imported = El formulario es ahora un borrador.
xlsform-row = fila { $row }

# Archivos que no se pueden leer.
xlsform-no-spreadsheet = El archivo no se puede leer como hoja de cálculo .xlsx.
xlsform-locked = El archivo está protegido con contraseña, o es un .xls anterior a 2007: guárdelo como .xlsx sin contraseña.
xlsform-too-large = El archivo es demasiado grande: un formulario tiene como máximo { $most } MiB, y no contiene mucho más al descomprimirse.

# Observaciones sobre un formulario.
xlsform-no-survey = No hay ninguna hoja «survey».
xlsform-no-type = La primera fila de la hoja no tiene ninguna columna «type».
xlsform-no-questions = El formulario no contiene ninguna pregunta.
xlsform-too-many-questions = Hay más de { $most } preguntas o grupos.
xlsform-sheet-not-read = Esta hoja no se lee: lo que remite a ella se omite.
xlsform-sheet-unknown = Esta hoja no forma parte de un formulario, y no se lee.
xlsform-beyond = Lo que está más allá de la fila { $rows } o de la columna { $columns } no se lee.
xlsform-formula = Una fórmula; se toma su resultado: «{ $text }».
xlsform-no-value = Una fórmula o un error sin valor: la celda se omite.
xlsform-column-unsupported = Esta columna no tiene equivalente aquí; omitido: «{ $text }».
xlsform-column-looks = Esta columna solo cambia el aspecto o el tratamiento en otros programas; celdas no leídas: { $count }.
xlsform-column-unknown = Esta columna no forma parte de un formulario; su contenido ({ $count }) no se lee.
xlsform-column-foreign = Este idioma no está disponible aquí; textos omitidos: { $count }.
xlsform-column-twice = Esta columna figura dos veces; omitido: «{ $text }».
xlsform-language-unknown = El idioma «{ $text }» no está disponible aquí: los textos sin idioma se toman como inglés.
xlsform-disabled = Esta fila está desactivada, y no se lee: «{ $text }».
xlsform-row-no-type = Una fila sin tipo se omite: «{ $name }» «{ $text }».
xlsform-type-unknown = No existe el tipo «{ $type }»; omitido: «{ $text }».
xlsform-type-unsupported = Las preguntas del tipo «{ $type }» no se pueden hacer aquí; omitido: «{ $text }».
xlsform-metadata = «{ $type }» lo anota un teléfono, y no se recoge aquí.
xlsform-taken-as = El tipo «{ $type }» se toma como: { $kind }.
xlsform-repeat = Un grupo que se repite: sus preguntas se hacen una sola vez.
xlsform-unclosed = Un grupo no está cerrado; termina con el formulario.
xlsform-unopened = Se cierra un grupo que no se había abierto.
xlsform-ungrouped = Las preguntas fuera de todo grupo, a partir de aquí, forman una sección propia.
xlsform-nested = Un grupo dentro de otro: su título pasa a ser una nota, y su condición la de cada una de sus preguntas.
xlsform-no-table = El grupo no es una tabla, pues sus filas no eligen todas de una misma lista y con los mismos límites; sus preguntas se hacen una por una.
xlsform-name-made = La fila no tiene nombre; ahora se llama { $to }.
xlsform-renamed = El nombre «{ $from }» no se puede mantener; ahora es { $to }, también en las condiciones.
xlsform-name-twice = El nombre { $from } se da dos veces; aquí es { $to }. Las condiciones se refieren al primero.
xlsform-text-refers = El texto remite a una respuesta con ${"{"} {"}"}, lo que se mostraría tal como está escrito: «{ $text }».
xlsform-text-cut = El texto tiene más de { $most } caracteres, y se corta ahí.
xlsform-no-list = No existe la lista «{ $list }»: la pregunta aún no tiene opciones.
xlsform-list-elsewhere = Las opciones están en otro archivo o en otra respuesta («{ $type }»); omitido: «{ $text }».
xlsform-list-unused = Ninguna pregunta elige de esta lista; no se toma.
xlsform-appearance = El aspecto de las preguntas es el mismo para todas aquí: «{ $text }» no cambia nada.
xlsform-parameters = Estos ajustes de la pregunta no cambian nada aquí: «{ $text }».
xlsform-range-as-number = El intervalo ({ $text }) no es una escala de pocos grados enteros; es un número con el límite { $limit }.
xlsform-required-if = Una pregunta no puede ser obligatoria bajo una condición; no lo es: «{ $text }».
xlsform-own-words = El texto está fijado aquí para esto; omitido: «{ $text }».
xlsform-choice-no-list = Una opción sin lista se omite: «{ $name }».
xlsform-choice-no-name = Una opción de «{ $list }» sin nombre se omite.
xlsform-choice-twice = La opción { $name } figura dos veces en la lista; la segunda se omite.
xlsform-choice-renamed = La opción «{ $from }» no se puede llamar así; ahora es { $to }, también en las condiciones.
xlsform-choice-not-alone = Una opción solo excluye a las demás donde pueden elegirse varias; { $name } no las excluye.
xlsform-too-many-choices = Una pregunta tiene como máximo { $most } opciones; las siguientes se omiten.
xlsform-not-for-kind = Esto no corresponde a este tipo de fila; omitido: «{ $text }».
xlsform-code-made = El código del cuestionario es { $to }.
xlsform-expression = { $fault }. Omitido: «{ $text }».
