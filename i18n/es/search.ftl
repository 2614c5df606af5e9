# La búsqueda.

search-title = Búsqueda
search-title-for = Búsqueda: { $q }
search-label = Qué buscar
search-submit = Buscar
search-intro = Escriba el comienzo del nombre de un Estado, una persona, una organización o un evento, o palabras de lo dicho; también sirve el código de un Estado.
search-none = No se encontró nada
search-none-text = Los nombres se encuentran por su comienzo o por el de una de sus palabras; lo dicho y prometido, por palabras enteras. Pruebe con menos letras u otras palabras.
search-all = Mostrar todo
search-group-states = Estados
search-group-people = Personas
search-group-organisations = Organizaciones
search-group-events = Eventos
search-group-exchanges = Intercambios
search-group-commitments = Compromisos
search-group-pages = Páginas
search-hint-state = Estado
search-hint-person = Persona
search-hint-page = Página
search-page-organisations = Organizaciones
search-page-commitments = Compromisos
search-page-new-person = Nueva persona
search-page-new-organisation = Nueva organización

keys-title = Teclas
keys-lead = Desde cualquier página, mientras no escriba en un campo.
keys-palette = ir a una página, un Estado, una persona o una ficha por su nombre
keys-find = buscar por palabras
keys-log = registrar un intercambio; desde el expediente de un Estado, con ese Estado
keys-undo = deshacer el cambio que acaba de hacer
keys-today = ir a Hoy
keys-keys = mostrar estas teclas
keys-close = cerrar lo que esté abierto
keys-switch-text = Las teclas sueltas se pueden desactivar, para quien habla a su navegador o pulsa teclas por error. Ctrl K funciona en todo caso.
