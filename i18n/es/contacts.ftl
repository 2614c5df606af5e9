# Personas, puestos y organizaciones.

contacts-lead = Los puestos permanecen, las personas rotan: escriba al puesto, hable con su titular.
contacts-tabs = Personas u organizaciones
contacts-edit = Modificar
contacts-bin = Mover a la papelera
contacts-restore = Restaurar
contacts-copy = Copiar
contacts-unknown = no se conoce
contacts-filter-state = Estado
contacts-filter-kind = Tipo de organización
contacts-chip-remove = quitar este filtro
contacts-chip-q = Empieza por: { $value }
contacts-chip-state = Estado: { $value }
contacts-chip-kind = Tipo de organización: { $value }
contacts-chip-language = Idioma: { $value }
contacts-chip-holding = Puesto: { $value }
contacts-bin-lead = Lo que está aquí no aparece en ninguna lista y vuelve tal como estaba al restaurarlo.
contacts-bin-what = Ficha
contacts-bin-since = En la papelera desde
contacts-bin-action = Restaurar
contacts-bin-empty = La papelera está vacía
contacts-bin-empty-text = Lo que se mueve a la papelera permanece aquí hasta que se restaura.

people-title = Personas
people-bin-title = Personas en la papelera
people-count =
    { $n ->
        [one] 1 persona
       *[other] { $n } personas
    }
people-many = más de { $n } personas
people-column-name = Nombre
people-column-post = Puesto
people-column-state = Estado
people-column-since = Desde
people-column-language = Idioma
people-column-email = Correo electrónico
people-filter-q = Nombre o correo electrónico
people-filter-language = Idioma
people-filter-holding = Puesto
people-holding-current = ocupa uno
people-holding-former = ocupó uno
people-holding-none = ninguno conocido
people-none-fits = Nadie corresponde a estos filtros
people-none-fits-text = Un nombre se encuentra por el comienzo del apellido o del nombre de pila.
people-empty = Todavía no hay personas
people-empty-text = Añada a sus interlocutores y los puestos que ocupan, para que las cartas y los intercambios los encuentren.

person-new = Nueva persona
person-new-title = Nueva persona
person-edit-title = Modificar { $name }
person-honorific = Tratamiento
person-honorific-hint = Por ejemplo S.E., Sra., Consejero
person-given = Nombre de pila
person-family = Apellido
person-email = Correo electrónico
person-phone = Teléfono
person-language = Idioma de correspondencia
person-spoken = Otros idiomas hablados
person-spoken-hint = Además del idioma de correspondencia. Escriba el comienzo de un idioma.
people-column-spoken = Otros idiomas
spoken-ar = Árabe
spoken-bn = Bengalí
spoken-de = Alemán
spoken-en = Inglés
spoken-es = Español
spoken-fa = Persa
spoken-fr = Francés
spoken-he = Hebreo
spoken-hi = Hindi
spoken-id = Indonesio
spoken-it = Italiano
spoken-ja = Japonés
spoken-ko = Coreano
spoken-ms = Malayo
spoken-nl = Neerlandés
spoken-pl = Polaco
spoken-pt = Portugués
spoken-ru = Ruso
spoken-sw = Suajili
spoken-th = Tailandés
spoken-tr = Turco
spoken-uk = Ucraniano
spoken-ur = Urdu
spoken-vi = Vietnamita
spoken-zh = Chino
person-language-en = Inglés
person-language-fr = Francés
person-language-es = Español
person-note = Nota
person-marking = Quién puede leerla
person-shares_address = Misma dirección
person-shares_address-yes = Ambas usan esta dirección
person-same-address = { $name } ya tiene esta dirección. Si ambas la usan, marque la casilla de abajo.
person-group-post = Puesto
person-group-readers = Nota y lectores
person-state = Estado
person-state-hint = Ayuda a encontrar el puesto
person-post = Puesto
person-post-hint = Escriba el Estado, la organización o el cargo y elija en la lista.
person-starts_on = Lo ocupa desde
person-post-for-date = ¿Qué puesto ocupa desde ese día?
person-one-post = Un puesto cada vez; otros se añaden en la página de la persona.
person-post-gone = Este puesto ya no existe.
person-post-unknown = Ningún puesto empieza así. Añádalo primero en la página de su organización.
person-post-several = Corresponden varios puestos: marque el que convenga.
person-submit = Guardar persona
person-added = La persona fue añadida.
person-saved = La persona fue guardada.
person-binned = La persona está en la papelera.
person-restored = La persona ha vuelto.
person-formerly = antes { $office }
person-reach = Cómo contactar
person-address-as = Dirigirse a
person-exchanges = Intercambios
person-exchanges-list = En el registro
person-exchanges-all = Todos los intercambios
person-no-exchanges = Ninguno que usted pueda leer.
person-commitments = Compromisos pendientes
person-tenures = Puestos
person-no-tenures = No se conoce ningún puesto.
person-new-tenure = Nuevo puesto
person-end-tenure = Poner fin al mandato
person-correct-tenure = Corregir las fechas
person-bin-hint = Un coordinador puede restaurar a la persona desde la papelera. Los intercambios permanecen.

tenure-new-title = Asumir un puesto
tenure-state = Estado
tenure-state-hint = Ayuda a encontrar el puesto
tenure-post = Puesto
tenure-post-hint = Escriba el Estado, la organización o el cargo y elija en la lista.
tenure-starts_on = Desde
tenure-ends_on = Último día
tenure-end-title = Fin de un mandato
tenure-end-ends_on = Último día en el puesto
tenure-end-submit = Poner fin al mandato
tenure-correct-title = Corregir las fechas
tenure-begun = El puesto fue añadido.
tenure-ended = El mandato ha terminado.
tenure-corrected = Las fechas fueron guardadas.
tenure-ended-already = Este mandato ya terminó el { $day }.
tenure-end-before-start = Empezó el { $day }; no puede terminar antes.
tenure-held-already = La persona ya ocupa este puesto.
tenure-dates-open = lo ocupa ahora
tenure-dates-since = desde el { $start }
tenure-dates-from = a partir del { $start }
tenure-dates-until = hasta el { $end }
tenure-dates-both = del { $start } al { $end }

organisations-title = Organizaciones
organisations-bin-title = Organizaciones en la papelera
organisations-count =
    { $n ->
        [one] 1 organización
       *[other] { $n } organizaciones
    }
organisations-many = más de { $n } organizaciones
organisations-column-name = Nombre
organisations-column-kind = Tipo
organisations-column-state = Estado
organisations-column-place = Lugar
organisations-column-posts = Puestos
organisations-filter-q = Nombre o Estado
organisations-none-fits = Ninguna organización corresponde a estos filtros
organisations-none-fits-text = Una organización se encuentra por el comienzo de su nombre o del de su Estado.
organisations-empty = Todavía no hay organizaciones
organisations-empty-text = Añada las misiones, los ministerios, los parlamentos y los asociados con los que trabaja; después, sus puestos.

organisation-new = Nueva organización
organisation-new-title = Nueva organización
organisation-edit-title = Modificar { $name }
organisation-name = Nombre
organisation-kind = Tipo
organisation-kind-mission-geneva = Misión en Ginebra
organisation-kind-mission-new-york = Misión en Nueva York
organisation-kind-capital = Capital
organisation-kind-embassy = Embajada
organisation-kind-parliament = Parlamento
organisation-kind-regional-organization = Organización regional
organisation-kind-partner = Asociado
organisation-state = Estado
organisation-state-hint = Las misiones, capitales, embajadas y parlamentos son de un Estado.
organisation-state-needed = ¿De qué Estado es?
organisation-place = Lugar
organisation-place-hint = La ciudad
organisation-submit = Guardar organización
organisation-added = La organización fue añadida.
organisation-saved = La organización fue guardada.
organisation-binned = La organización está en la papelera.
organisation-restored = La organización ha vuelto.
organisation-not-binned = No se movió a la papelera
organisation-has-posts =
    { $n ->
        [one] La organización tiene todavía un puesto. Muévalo primero a la papelera.
       *[other] La organización tiene todavía { $n } puestos. Muévalos primero a la papelera.
    }
organisation-no-posts = Todavía no hay puestos
organisation-no-posts-text = Un puesto es un cargo con su denominación, lo ocupe quien lo ocupe. Su propio buzón sobrevive a sus titulares.
organisation-binned-posts = Puestos en la papelera
organisation-bin = Mover la organización a la papelera
organisation-bin-hint = Solo una organización sin puestos se puede mover a la papelera.

post-new = Nuevo puesto
post-new-title = Nuevo puesto
post-edit = Modificar
post-edit-title = Modificar un puesto
post-title = Cargo
post-title-hint = Por ejemplo Representante Permanente, o Jefe de la oficina de desarme
post-title_fr = Cargo en francés
post-title_fr-hint = Para listas, tarjetas y notas en ese idioma; si se deja vacío, figura el cargo.
post-title_es = Cargo en español
post-title_es-hint = Para listas, tarjetas y notas en ese idioma; si se deja vacío, figura el cargo.
post-email = Buzón propio del puesto
post-email-hint = Permanece cuando el titular se marcha.
post-submit = Guardar puesto
post-added = El puesto fue añadido.
post-saved = El puesto fue guardado.
post-binned = El puesto está en la papelera.
post-restored = El puesto ha vuelto.
post-is-held = { $name } ocupa todavía el puesto «{ $post }». Ponga primero fin a su mandato.
post-vacant = Ningún titular que usted pueda leer.
post-past-holders = Titulares anteriores
post-new-holder = Nuevo titular
post-bin = Mover este puesto a la papelera

person-rank = Rango
person-rank-hint = Decide cómo comienzan las cartas, en cada idioma.
person-form_of_address = Tratamiento
person-form-mr = Señor
person-form-ms = Señora
person-form-neither = ninguno, o no se sabe
person-salutation = Las cartas comienzan con
person-channel = Prefiere
person-channel-email = el correo electrónico
person-channel-phone = el teléfono
person-channel-messenger = la mensajería
person-channel-note-verbale = la nota verbal
person-channel-in-person = una reunión
person-do_not_mail = No escribir, porque
person-do_not_mail-hint = Vacío: se le puede escribir. Con un motivo, los envíos dejan fuera a la persona y dicen por qué.
people-filter-mail = Correo
people-mail-no = no se le debe escribir
contacts-chip-mail = Correo: { $value }
person-rank-minister = Ministro o ministra
person-rank-ambassador = Embajador o embajadora
person-rank-charge-d-affaires = Encargado o encargada de negocios a. i.
person-rank-minister-counsellor = Ministro consejero o ministra consejera
person-rank-counsellor = Consejero o consejera
person-rank-secretary = Secretario o secretaria
person-rank-director = Director o directora
person-rank-member-of-parliament = Miembro del parlamento
person-rank-other = otro, o no se sabe
salutation-minister = { $form ->
    [mr] Señor Ministro:
    [ms] Señora Ministra:
   *[neither] Excelencia:
 }
salutation-ambassador = { $form ->
    [mr] Señor Embajador:
    [ms] Señora Embajadora:
   *[neither] Excelencia:
 }
salutation-charge-d-affaires = { $form ->
    [mr] Señor Encargado de Negocios:
    [ms] Señora Encargada de Negocios:
   *[neither] Señora, Señor:
 }
salutation-minister-counsellor = { $form ->
    [mr] Señor Ministro Consejero:
    [ms] Señora Ministra Consejera:
   *[neither] Señora, Señor:
 }
salutation-counsellor = { $form ->
    [mr] Señor Consejero:
    [ms] Señora Consejera:
   *[neither] Señora, Señor:
 }
salutation-secretary = { $form ->
    [mr] Estimado señor { $name }:
    [ms] Estimada señora { $name }:
   *[neither] Señora, Señor:
 }
salutation-director = { $form ->
    [mr] Señor Director:
    [ms] Señora Directora:
   *[neither] Señora, Señor:
 }
salutation-member-of-parliament = { $form ->
    [mr] Señor Diputado:
    [ms] Señora Diputada:
   *[neither] Señora, Señor:
 }
salutation-other = { $form ->
    [mr] Estimado señor { $name }:
    [ms] Estimada señora { $name }:
   *[neither] Señora, Señor:
 }
salutation-office = Señora, Señor:

post-holder = Titular
post-open = Lo que está pendiente
post-open-more = Hay más pendiente de lo que se muestra aquí.
post-nothing-open = Nada que usted pueda leer está pendiente para este puesto.
post-seats = Invitaciones a eventos por venir
post-asked = Invitado a responder a la encuesta

# Traspasar lo pendiente de quienes dejaron un puesto a quien lo ocupa.
succession-title = Traspasar lo pendiente
succession-offer = { $n ->
    [one] Se puede traspasar { $n }
   *[other] Se pueden traspasar { $n }
}
succession-intro = Quienes dejaron el puesto { $post } dejan esto atrás. Desmarque lo que sigue siendo suyo; nada se traspasa antes de que haya visto la vista previa.
succession-to = A quién
succession-to-post = El puesto mismo, hasta que alguien lo ocupe: { $post }
succession-open = Lo que está pendiente
succession-seats = Una plaza en un evento se traspasa como invitación aún sin respuesta. El enlace para responder enviado al predecesor se revoca, y quien le sucede necesita una carta propia. No se conservan la función, la jefatura de la delegación ni las observaciones; la función es el título del puesto. Si el predecesor tiene patrocinio, el patrocinio se queda con él, su plaza queda declinada y quien le sucede recibe una plaza propia: solicite allí su patrocinio.
succession-kind-commitment = Compromiso
succession-kind-seat = Plaza en un evento
succession-leave = Dejar todo como está
succession-none = Nada que usted pueda traspasar
succession-none-text = Lo acordado con quienes dejaron este puesto, y sus invitaciones, está resuelto o es de equipos que lo traspasan por sí mismos.
succession-preview = { $seats ->
    [0] Esto se traspasa en cuanto lo confirme.
   *[other] Esto se traspasa en cuanto lo confirme. Deshacerlo después no reabre los enlaces revocados.
}
succession-after-seat = { $name }, con invitación sin respuesta; necesita una carta propia
succession-after-linked = { $name }, con invitación sin respuesta; el enlace enviado se revoca y necesita una carta propia
succession-after-sponsored = { $name }, con invitación nueva y carta por enviar; el patrocinio se queda con el predecesor, cuya plaza queda declinada
succession-left = { $n ->
    [one] { $n } queda como está
   *[other] { $n } quedan como están
}
succession-left-stale = alguien lo ha cambiado entretanto
succession-left-guest = ya tiene una plaza en este evento
succession-confirm = { $n ->
    [one] Traspasar
   *[other] Traspasar { $n }
}
succession-done = { $n ->
    [one] Se ha traspasado { $n }.
   *[other] Se han traspasado { $n }.
}{ $seats ->
    [0] {""}
    [one] {" "}Uno es una plaza en un evento: falta enviar la carta de invitación desde la página de ese evento.
   *[other] {" "}{ $seats } son plazas en eventos: faltan por enviar las cartas de invitación desde las páginas de esos eventos.
}{ $left ->
    [0] {""}
    [one] {" "}Uno queda como estaba.
   *[other] {" "}{ $left } quedan como estaban.
}
succession-asked-line = Enviado a { $name } por { $state }; se aceptan respuestas hasta el { $day }
succession-asked-text = Estos cuestionarios no se traspasan. El enlace enviado sigue funcionando: pida que se entregue a quien le sucede, o introduzca usted la respuesta del Estado en la página del envío.
