# Qui peut lire une fiche, et pourquoi.

access-title-barriers = Qui peut lire cet obstacle
access-title-circulations = Qui peut lire cette diffusion
access-title-commitments = Qui peut lire cet engagement
access-title-events = Qui peut lire cet événement
access-title-exchanges = Qui peut lire cet échange
access-title-mails = Qui peut lire ce courriel
access-title-pathway_steps = Qui peut lire cette étape
access-title-people = Qui peut lire la fiche de cette personne
access-title-positions = Qui peut lire cette position
access-title-relations = Qui peut lire cette relation
access-title-responses = Qui peut lire cette réponse
access-title-targets = Qui peut lire cette décision
access-record-barriers = Retour à l’obstacle
access-record-circulations = Retour à la diffusion
access-record-commitments = Retour à l’engagement
access-record-events = Retour à l’événement
access-record-exchanges = Retour à l’échange
access-record-mails = Retour au courriel
access-record-pathway_steps = Retour à l’étape
access-record-people = Retour à la personne
access-record-positions = Retour à la position
access-record-relations = Retour à la relation
access-record-responses = Retour à la réponse
access-record-targets = Retour à l’État
access-link = Qui peut lire ceci
access-link-target = Qui peut lire cette décision

access-rule-public-open = Toute personne connectée la lit, et un rapport peut la citer.
access-rule-public-inside = Les coordonnateurs, contributeurs et administrateurs la lisent : les courriels, les diffusions et les réponses n’ont pas de page pour les partenaires et les observateurs.
access-rule-working-group-open = Toute personne connectée la lit, sauf les observateurs.
access-rule-working-group-inside = Les coordonnateurs, contributeurs et administrateurs la lisent : les courriels, les diffusions et les réponses n’ont pas de page pour les partenaires et les observateurs.
access-rule-coordination-open = Les coordonnateurs, contributeurs et administrateurs la lisent.
access-rule-coordination-inside = Les coordonnateurs, contributeurs et administrateurs la lisent.
access-rule-restricted-open = L’équipe { $team } la lit, sauf les observateurs, ainsi que les personnes désignées ci-dessous.
access-rule-restricted-inside = L’équipe { $team } la lit, sauf les partenaires et les observateurs, ainsi que les personnes désignées ci-dessous.

access-readers = Lecteurs
access-count = { $n ->
    [one] { $shown } compte peut la lire
   *[other] { $shown } comptes peuvent la lire
}
access-column-name = Nom
access-column-team = Équipe
access-column-role = Rôle
access-column-why = Pourquoi
access-why-role = Rôle : { $role }, marquage : { $marking }
access-why-team = Son équipe : { $team }
access-why-named = Désigné sur la fiche

access-named-title = Personnes désignées
access-nobody-named = Personne n’est désigné : son équipe seule la lit.
access-named-by = Désigné par { $by } le { $day }
access-name-gone = un compte fermé
access-name-disabled = le compte est fermé
access-name-idle = ne la lit plus : le rôle ne le permet pas
access-name-not-needed = la lirait sans être désigné
access-remove = Retirer la désignation
access-origin = Les personnes sont désignées sur la fiche dont elle est issue
access-reader = Permettre à une personne de plus de la lire
access-reader-hint = Elle lit la fiche et ce qui en est issu ; elle ne change rien.
access-submit = Désigner cette personne
access-named = La personne peut maintenant la lire.
access-unnamed = La désignation a été retirée.
access-reads-already = { $name } la lit déjà, en tant que membre de son équipe.
access-may-not-be-named = { $name } ne peut pas être désigné : les observateurs lisent les seules fiches publiques, et les partenaires ne voient ni courriels, ni diffusions, ni réponses.
access-too-many = { $max } personnes sont désignées. Pour plus de lecteurs, choisissez un marquage plus large.

marking-reason = Pourquoi plus de personnes peuvent la lire
marking-reason-hint = Seulement si vous l’ouvrez à plus de personnes. Le journal garde la raison, pour tous ceux qui peuvent lire la fiche.
marking-reason-missing = Dites pourquoi : avec ce marquage, plus de personnes peuvent la lire qu’avant.
