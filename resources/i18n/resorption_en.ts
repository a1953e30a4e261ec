<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="fr">
 <context>
  <name>AbandonBox</name>
  <message>
   <source>Abandonner</source>
   <translation>Abandon</translation>
  </message>
  <message>
   <source>Abandonner la saisie ?</source>
   <translation>Abandon this entry?</translation>
  </message>
  <message>
   <source>Continuer la saisie</source>
   <translation>Go on</translation>
  </message>
  <message>
   <source>Rien n’a été enregistré.</source>
   <translation>Nothing has been saved.</translation>
  </message>
  <message>
   <source>Résorption</source>
   <translation>Résorption</translation>
  </message>
 </context>
 <context>
  <name>ActionDialog</name>
  <message>
   <source>Nouvelle action</source>
   <translation>New action</translation>
  </message>
  <message>
   <source>action</source>
   <translation>action</translation>
  </message>
 </context>
 <context>
  <name>AdviceDialog</name>
  <message>
   <source>Points d’attention</source>
   <translation>Points of attention</translation>
  </message>
 </context>
 <context>
  <name>AmendDialog</name>
  <message>
   <source>Modifier la pièce</source>
   <translation>Change the document</translation>
  </message>
 </context>
 <context>
  <name>AnnexCards</name>
  <message>
   <source>Art. {article} – {title} ({status} ; pilote : {lead})</source>
   <translation>Art. {article} – {title} ({status}; lead: {lead})</translation>
  </message>
  <message>
   <source>Non renseignées</source>
   <translation>Not filled in</translation>
  </message>
  <message>
   <source>inconnu</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>inconnue</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>ménages : inconnu</source>
   <translation>households: unknown</translation>
  </message>
  <message>
   <source>non renseigné</source>
   <translation>not filled in</translation>
  </message>
  <message>
   <source>non renseignée</source>
   <translation>not filled in</translation>
  </message>
  <message>
   <source>personnes : inconnu</source>
   <translation>persons: unknown</translation>
  </message>
  <message>
   <source>{n} ménage</source>
   <translation>{n} household</translation>
  </message>
  <message>
   <source>{n} ménages</source>
   <translation>{n} households</translation>
  </message>
  <message>
   <source>{n} personne</source>
   <translation>{n} person</translation>
  </message>
  <message>
   <source>{n} personnes</source>
   <translation>{n} persons</translation>
  </message>
 </context>
 <context>
  <name>AnnexDialog</name>
  <message>
   <source>Aperçu…</source>
   <translation>Preview…</translation>
  </message>
  <message>
   <source>Avec les données restreintes, l’annexe peut nommer les propriétaires, dire les procédures en cours et la date d’évacuation fixée, et compter les filles et les âges des enfants. Elle ne doit aller qu’à ceux qui ont à en connaître, elle est écrite à part, et le manifeste garde la trace de ce choix. Les inclure ?</source>
   <translation>With restricted data, the annex may name owners, tell proceedings under way and the eviction date set, and count girls and the ages of children. It must only go to those who need to know, it is written apart, and the manifest keeps a trace of this choice. Include them?</translation>
  </message>
  <message>
   <source>Base</source>
   <translation>Base</translation>
  </message>
  <message>
   <source>Ceux qui y sont déjà seront remplacés.</source>
   <translation>Those already there will be replaced.</translation>
  </message>
  <message>
   <source>Choisir…</source>
   <translation>Choose…</translation>
  </message>
  <message>
   <source>Choisissez le dossier où écrire l’annexe.</source>
   <translation>Choose the folder where the annex is to be written.</translation>
  </message>
  <message>
   <source>Cochez au moins une pièce.</source>
   <translation>Check at least one part.</translation>
  </message>
  <message>
   <source>Continuer sans fond de plan</source>
   <translation>Go on without a base map</translation>
  </message>
  <message>
   <source>Données restreintes</source>
   <translation>Restricted data</translation>
  </message>
  <message>
   <source>Données restreintes (propriétaires, procédures, âges des enfants)</source>
   <translation>Restricted data (owners, proceedings, ages of children)</translation>
  </message>
  <message>
   <source>Dossier de l’annexe</source>
   <translation>Folder of the annex</translation>
  </message>
  <message>
   <source>Dossier de vos gabarits</source>
   <translation>Folder of your templates</translation>
  </message>
  <message>
   <source>Double-cliquez sur un fichier pour l’ouvrir.</source>
   <translation>Double-click a file to open it.</translation>
  </message>
  <message>
   <source>Facultatif : dossier de vos gabarits (.qpt). Ceux qui y portent le nom d’un gabarit de l’extension le remplacent.</source>
   <translation>Optional: folder of your templates (.qpt). Those that have the name of one of the plugin’s templates replace it.</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Fond de plan</source>
   <translation>Base map</translation>
  </message>
  <message>
   <source>La page « {page} » est dans le projet ouvert ; ses couches, s’il y en a, sont dans un groupe à elles, en bas du panneau Couches, et leur fichier dans « retouches », à côté de l’annexe. Enregistrez le projet pour garder la page. Elle ne change plus avec la base.</source>
   <translation>The page “{page}” is in the open project; its layers, if any, are in a group of their own, at the bottom of the Layers panel, and their file in “retouches”, beside the annex. Save the project to keep the page. It no longer changes with the base.</translation>
  </message>
  <message>
   <source>Les fichiers seront écrits dans « {folder} ».</source>
   <translation>The files will be written in “{folder}”.</translation>
  </message>
  <message>
   <source>L’annexe est prête : {pages} pages. Fichiers écrits dans « {folder} » :</source>
   <translation>The annex is ready: {pages} pages. Files written in “{folder}”:</translation>
  </message>
  <message>
   <source>L’annexe réservée aux partenaires du protocole, en PDF : toutes ses pages dans l’ordre, et un fichier par carte. Elle est faite à partir de la base, et non de ce qui est affiché à l’écran.</source>
   <translation>The annex for the partners of the protocol, as PDF: all its pages in order, and one file per map. It is made from the base, not from what is shown on the screen.</translation>
  </message>
  <message>
   <source>Montre les pages de la pièce surlignée, sans rien écrire. Une page peut y être ouverte dans l’éditeur de mise en page de QGIS.</source>
   <translation>Shows the pages of the highlighted part, without writing anything. A page can be opened from there in the layout editor of QGIS.</translation>
  </message>
  <message>
   <source>Ouvrir le dossier</source>
   <translation>Open the folder</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>Pages</translation>
  </message>
  <message>
   <source>Partenaires du protocole (confidentiel)</source>
   <translation>Partners of the protocol (confidential)</translation>
  </message>
  <message>
   <source>Pièce</source>
   <translation>Part</translation>
  </message>
  <message>
   <source>Pièces</source>
   <translation>Parts</translation>
  </message>
  <message>
   <source>Production interrompue à votre demande. Rien n’a été écrit.</source>
   <translation>Stopped at your request. Nothing was written.</translation>
  </message>
  <message>
   <source>Produire</source>
   <translation>Produce</translation>
  </message>
  <message>
   <source>Produire l’annexe</source>
   <translation>Produce the annex</translation>
  </message>
  <message>
   <source>Rien</source>
   <translation>None</translation>
  </message>
  <message>
   <source>Sites qui ont leur fiche dans l’annexe. Les cartes et les chiffres portent toujours sur tous les sites.</source>
   <translation>Sites that have their sheet in the annex. Maps and figures are always about all sites.</translation>
  </message>
  <message>
   <source>Sites à détailler</source>
   <translation>Sites to detail</translation>
  </message>
  <message>
   <source>Tout</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Une image par page (PNG)</source>
   <translation>One picture per page (PNG)</translation>
  </message>
  <message>
   <source>Vos gabarits</source>
   <translation>Your templates</translation>
  </message>
  <message>
   <source>« {path} » n’a pas pu être ouvert.</source>
   <translation>“{path}” could not be opened.</translation>
  </message>
  <message>
   <source>Édition</source>
   <translation>Edition</translation>
  </message>
 </context>
 <context>
  <name>AnnexPages</name>
  <message>
   <source>Annexe : {page}</source>
   <translation>Annex: {page}</translation>
  </message>
 </context>
 <context>
  <name>AnnexPreview</name>
  <message>
   <source>Agrandir</source>
   <translation>Enlarge</translation>
  </message>
  <message>
   <source>Aperçu</source>
   <translation>Preview</translation>
  </message>
  <message>
   <source>Aperçu : {piece}</source>
   <translation>Preview: {piece}</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Fond de plan injoignable : l’aperçu est montré sans lui.</source>
   <translation>The base map cannot be reached: the preview is shown without it.</translation>
  </message>
  <message>
   <source>Les pages sont numérotées ici comme si cette partie était seule ; la production les numérote dans l’annexe. L’aperçu n’écrit aucun fichier.</source>
   <translation>Pages are numbered here as if this section stood alone; production numbers them within the annex. The preview writes no file.</translation>
  </message>
  <message>
   <source>Ouvrir dans l’éditeur de mise en page</source>
   <translation>Open in the layout editor</translation>
  </message>
  <message>
   <source>Page précédente</source>
   <translation>Previous page</translation>
  </message>
  <message>
   <source>Page suivante</source>
   <translation>Next page</translation>
  </message>
  <message>
   <source>Partie de la pièce</source>
   <translation>Section of the part</translation>
  </message>
  <message>
   <source>Préparation de la page…</source>
   <translation>Preparing the page…</translation>
  </message>
  <message>
   <source>page {page} sur {pages}</source>
   <translation>page {page} of {pages}</translation>
  </message>
 </context>
 <context>
  <name>AnnexSitesDialog</name>
  <message>
   <source>1 site choisi</source>
   <translation>1 site chosen</translation>
  </message>
  <message>
   <source>Aucun site choisi</source>
   <translation>No site chosen</translation>
  </message>
  <message>
   <source>Chercher un code, un nom, une commune</source>
   <translation>Search a code, a name, a municipality</translation>
  </message>
  <message>
   <source>Cocher tous les sites affichés</source>
   <translation>Check all the sites listed</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Municipality</translation>
  </message>
  <message>
   <source>Décocher tous les sites affichés</source>
   <translation>Uncheck all the sites listed</translation>
  </message>
  <message>
   <source>Nom</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Rien</source>
   <translation>None</translation>
  </message>
  <message>
   <source>Sites de l’annexe</source>
   <translation>Sites of the annex</translation>
  </message>
  <message>
   <source>Statut</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>Tout</source>
   <translation>All</translation>
  </message>
  <message>
   <source>{count} sites choisis</source>
   <translation>{count} sites chosen</translation>
  </message>
 </context>
 <context>
  <name>Annexe</name>
  <message>
   <source>&lt;p&gt;Écrit dans un dossier l’annexe réservée aux partenaires du protocole : « annexe.pdf », toutes les pages dans l’ordre avec leur sommaire, A3 et A4 ; dans « cartes », un PDF géoréférencé par carte ; « manifeste.json », qui dit ce qui a été produit et à partir de quoi.&lt;/p&gt;&lt;p&gt;La vigilance est celle de la dernière évaluation enregistrée de chaque site résorbé ou fermé : elle n’est pas calculée ici.&lt;/p&gt;&lt;p&gt;Les cartes et les chiffres viennent de la base seule, jamais du projet ouvert à l’écran ; le fond de plan, s’il en faut un, de l’IGN. Les fichiers de même nom sont remplacés ; si la production échoue ou est interrompue, rien ne change dans le dossier.&lt;/p&gt;&lt;p&gt;Exemple : PROTOCOLE=protocole.gpkg DOSSIER=annexe EDITION=partenaires&lt;/p&gt;</source>
   <translation>&lt;p&gt;Writes to a folder the annex for the partners of the protocol: “annexe.pdf”, all pages in order with their contents, A3 and A4; in “cartes”, one georeferenced PDF per map; “manifeste.json”, which tells what was produced and from what.&lt;/p&gt;&lt;p&gt;Vigilance is that of the last recorded evaluation of each resorbed or closed site: it is not computed here.&lt;/p&gt;&lt;p&gt;Maps and figures come from the base alone, never from the project open on the screen; the base map, if one is wanted, from IGN. Files of the same name are replaced; if production fails or is stopped, nothing changes in the folder.&lt;/p&gt;&lt;p&gt;Example: PROTOCOLE=protocole.gpkg DOSSIER=annexe EDITION=partenaires&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Annexe</source>
   <translation>Annex</translation>
  </message>
  <message>
   <source>Codes des sites, séparés par des virgules. Vide : tous les sites.</source>
   <translation>Codes of the sites, separated by commas. Empty: all sites.</translation>
  </message>
  <message>
   <source>Données restreintes</source>
   <translation>Restricted data</translation>
  </message>
  <message>
   <source>Dossier de l’annexe</source>
   <translation>Folder of the annex</translation>
  </message>
  <message>
   <source>Dossier de vos gabarits</source>
   <translation>Folder of your templates</translation>
  </message>
  <message>
   <source>Fond de plan</source>
   <translation>Base map</translation>
  </message>
  <message>
   <source>Jour écrit sur les pages, auquel l’ancienneté des sites est calculée et la vigilance est lue ; par défaut, aujourd’hui.</source>
   <translation>Day written on the pages, at which the age of sites is reckoned and vigilance is read; today by default.</translation>
  </message>
  <message>
   <source>Lit aussi ce qui est réservé au choix exprès : propriétaires, procédures, date d’évacuation fixée, filles et âges des enfants. Le manifeste le dit.</source>
   <translation>Also reads what is kept for an explicit choice: owners, proceedings, the date set for an evacuation, girls and ages of children. The manifest says so.</translation>
  </message>
  <message>
   <source>L’annexe y est écrite dans un sous-dossier au nom de l’édition.</source>
   <translation>The annex is written there in a subfolder named after the edition.</translation>
  </message>
  <message>
   <source>Manifeste</source>
   <translation>Manifest</translation>
  </message>
  <message>
   <source>Nombre de fichiers</source>
   <translation>Number of files</translation>
  </message>
  <message>
   <source>Nombre de pages</source>
   <translation>Number of pages</translation>
  </message>
  <message>
   <source>Pièces</source>
   <translation>Parts</translation>
  </message>
  <message>
   <source>Produire l’annexe</source>
   <translation>Produce the annex</translation>
  </message>
  <message>
   <source>Rien de coché : toutes les pièces.</source>
   <translation>Nothing checked: all parts.</translation>
  </message>
  <message>
   <source>Sites à détailler</source>
   <translation>Sites to detail</translation>
  </message>
  <message>
   <source>Une image par page</source>
   <translation>One picture per page</translation>
  </message>
  <message>
   <source>Vos fichiers .qpt y remplacent ceux de l’extension qui ont le même nom.</source>
   <translation>Your .qpt files replace those of the plugin that have the same name.</translation>
  </message>
  <message>
   <source>« partenaires » : confidentielle, réservée aux partenaires du protocole.</source>
   <translation>“partenaires”: confidential, for the partners of the protocol.</translation>
  </message>
  <message>
   <source>« plan » : Plan IGN ; « ortho » : photographies aériennes de l’IGN. Les deux demandent une connexion à Internet ; par défaut, rien n’est demandé au réseau.</source>
   <translation>“plan”: Plan IGN; “ortho”: aerial photographs of IGN. Both need an Internet connection; by default, nothing is asked of the network.</translation>
  </message>
  <message>
   <source>Écrit aussi chaque page en PNG dans « images ».</source>
   <translation>Also writes each page as PNG in “images”.</translation>
  </message>
  <message>
   <source>Édition</source>
   <translation>Edition</translation>
  </message>
 </context>
 <context>
  <name>AttachDialog</name>
  <message>
   <source>&amp;Arrêter</source>
   <translation>&amp;Stop</translation>
  </message>
  <message>
   <source>&amp;Joindre</source>
   <translation>&amp;Attach</translation>
  </message>
  <message>
   <source>* À remplir</source>
   <translation>* Required</translation>
  </message>
  <message>
   <source>A&amp;nnuler</source>
   <translation>Ca&amp;ncel</translation>
  </message>
  <message>
   <source>Avancement de la copie</source>
   <translation>Progress of the copy</translation>
  </message>
  <message>
   <source>Cochez au moins un fichier.</source>
   <translation>Tick at least one file.</translation>
  </message>
  <message>
   <source>Copie arrêtée : les fichiers qui restent dans la liste ne sont pas joints.</source>
   <translation>Copy stopped: the files left in the list are not attached.</translation>
  </message>
  <message>
   <source>Joindre des documents</source>
   <translation>Attach documents</translation>
  </message>
  <message>
   <source>La copie s’est arrêtée sur une erreur inattendue ({detail}).</source>
   <translation>The copy stopped on an unexpected error ({detail}).</translation>
  </message>
  <message>
   <source>Le titre dit ce qu’est le document, jamais le nom d’un habitant. Le nom d’origine du fichier n’est pas gardé.</source>
   <translation>The title says what the document is, never the name of an inhabitant. The original name of the file is not kept.</translation>
  </message>
  <message>
   <source>Pour tous ces fichiers</source>
   <translation>For all these files</translation>
  </message>
 </context>
 <context>
  <name>BaseGuard</name>
  <message>
   <source>Ce projet est une copie : il montre encore la base « {base} », en lecture seule. Pour travailler sur elle, ouvrez « {project} » ; pour en faire une autre, copiez le dossier entier.</source>
   <translation>This project is a copy: it still shows the base “{base}”, read-only. To work on that base, open “{project}”; to make another one, copy the whole folder.</translation>
  </message>
  <message>
   <source>La marque de présence de « {base} » n’a pas pu être retirée ({detail}) : elle sera sans effet dans dix minutes.</source>
   <translation>The presence mark of “{base}” could not be removed ({detail}): it will have no effect in ten minutes.</translation>
  </message>
  <message>
   <source>Le dossier de « {base} » est en lecture seule : rien ne pourra y être enregistré.</source>
   <translation>The folder of “{base}” is read-only: nothing can be saved there.</translation>
  </message>
  <message>
   <source>Résorption</source>
   <translation>Résorption</translation>
  </message>
  <message>
   <source>« {base} » a été prise par un autre poste : rouvrez le projet avant d’enregistrer.</source>
   <translation>“{base}” was taken by another computer: open the project again before you save.</translation>
  </message>
  <message>
   <source>« {base} » est ouverte par {author} sur {machine} depuis le {since}. Consultez-la ; pour y écrire, attendez qu’elle soit fermée, puis rouvrez le projet.</source>
   <translation>“{base}” is open by {author} on {machine} since {since}. You may read it; to write into it, wait until it is closed, then open the project again.</translation>
  </message>
 </context>
 <context>
  <name>CloseSiteDialog</name>
  <message>
   <source>&amp;Relire la base</source>
   <translation>&amp;Read the base again</translation>
  </message>
  <message>
   <source>* À remplir</source>
   <translation>* Required</translation>
  </message>
  <message>
   <source>1. Date et cause</source>
   <translation>1. Date and cause</translation>
  </message>
  <message>
   <source>2. Orientation des habitants</source>
   <translation>2. Where the inhabitants go</translation>
  </message>
  <message>
   <source>3. Décision</source>
   <translation>3. Decision</translation>
  </message>
  <message>
   <source>4. Ce que devient le lieu (facultatif)</source>
   <translation>4. What becomes of the place (optional)</translation>
  </message>
  <message>
   <source>5. Veille (facultatif)</source>
   <translation>5. Watch (optional)</translation>
  </message>
  <message>
   <source>Aucun comptage ne donne le nombre de personnes. S’il est connu, donnez-le ici :</source>
   <translation>No count gives the number of persons. If it is known, give it here:</translation>
  </message>
  <message>
   <source>Avant d’enregistrer : {phrases}</source>
   <translation>Before saving: {phrases}</translation>
  </message>
  <message>
   <source>Ce site est déjà fermé : vous corrigez sa fermeture.</source>
   <translation>This site is closed already: you are correcting its closing.</translation>
  </message>
  <message>
   <source>Corriger la fermeture d’un site : {site}</source>
   <translation>Correct the closing of a site: {site}</translation>
  </message>
  <message>
   <source>Dernier comptage, le {date} : {personnes} personnes, {menages} ménages.</source>
   <translation>Last count, on {date}: {personnes} persons, {menages} households.</translation>
  </message>
  <message>
   <source>Dernier usage noté, le {date} : {usage}.</source>
   <translation>Last use noted, on {date}: {usage}.</translation>
  </message>
  <message>
   <source>Dernière visite, le {date} : {constat}. Sans nouveau constat, la prochaine s’y inscrit.</source>
   <translation>Last visit, on {date}: {constat}. Without a new finding, the next one is written there.</translation>
  </message>
  <message>
   <source>Décider &amp;autrement que le calcul</source>
   <translation>Decide &amp;against the calculation</translation>
  </message>
  <message>
   <source>Le constat est celui du jour de la fermeture.</source>
   <translation>The finding is that of the closing day.</translation>
  </message>
  <message>
   <source>Le dernier comptage, le {date}, est de 0 personne. Si un autre chiffre convient, donnez-le :</source>
   <translation>The last count, on {date}, is of 0 persons. If another figure suits, give it:</translation>
  </message>
  <message>
   <source>Le site sera classé « {statut} », sa résorption restant inconnue.</source>
   <translation>The site will be “{statut}”, whether it is resorbed remaining unknown.</translation>
  </message>
  <message>
   <source>Le site sera classé « {statut} ».</source>
   <translation>The site will be “{statut}”.</translation>
  </message>
  <message>
   <source>Relu ; ont changé : {noms}. Votre saisie est gardée : vérifiez-la, puis enregistrez.</source>
   <translation>Read again; changed: {noms}. What you typed is kept: check it, then save.</translation>
  </message>
  <message>
   <source>Résorber ou fermer un site : {site}</source>
   <translation>Resorb or close a site: {site}</translation>
  </message>
  <message>
   <source>Résultat du calcul : inconnu. Décidez, ou laissez inconnu.</source>
   <translation>Result of the calculation: unknown. Decide, or leave it unknown.</translation>
  </message>
  <message>
   <source>Résultat du calcul : site non résorbé.</source>
   <translation>Result of the calculation: site not resorbed.</translation>
  </message>
  <message>
   <source>Résultat du calcul : site résorbé.</source>
   <translation>Result of the calculation: site resorbed.</translation>
  </message>
  <message>
   <source>Saisir un &amp;nouveau comptage</source>
   <translation>Enter a &amp;new count</translation>
  </message>
  <message>
   <source>Seront enregistrés : {liste}.</source>
   <translation>To be saved: {liste}.</translation>
  </message>
  <message>
   <source>la fermeture du {date}</source>
   <translation>the closing of {date}</translation>
  </message>
  <message>
   <source>la visite prévue le {date}</source>
   <translation>the visit planned on {date}</translation>
  </message>
  <message>
   <source>le constat du jour de la fermeture</source>
   <translation>the finding of the closing day</translation>
  </message>
  <message>
   <source>l’usage du lieu</source>
   <translation>the use of the place</translation>
  </message>
  <message>
   <source>un comptage</source>
   <translation>a count</translation>
  </message>
  <message>
   <source>une orientation</source>
   <translation>one rehousing outcome</translation>
  </message>
  <message>
   <source>{nombre} orientations</source>
   <translation>{nombre} rehousing outcomes</translation>
  </message>
  <message>
   <source>{orientation} : {phrase}</source>
   <translation>{orientation}: {phrase}</translation>
  </message>
 </context>
 <context>
  <name>Commands</name>
  <message>
   <source>Base de protocole (*.gpkg)</source>
   <translation>Protocol base (*.gpkg)</translation>
  </message>
  <message>
   <source>Cette fonction n’a pas pu être chargée : {detail}. Les autres restent utilisables.</source>
   <translation>This function could not be loaded: {detail}. The others can still be used.</translation>
  </message>
  <message>
   <source>Fond de plan injoignable : vérifiez la connexion à Internet ou le serveur mandataire. Tout le reste fonctionne sans.</source>
   <translation>Base map out of reach: check the Internet connection or the proxy server. Everything else works without it.</translation>
  </message>
  <message>
   <source>Le projet « {projet} » n’a pas été fait pour cette base : il peut montrer autre chose. Créer le projet de la base ? Le fichier actuel est gardé à côté, sous un autre nom. « Non » l’ouvre tel quel.</source>
   <translation>The project “{projet}” was not made for this base: it may show something else. Create the project of the base? The present file is kept beside it, under another name. “No” opens it as it is.</translation>
  </message>
  <message>
   <source>Ouvrez d’abord un protocole, ou créez-en un.</source>
   <translation>Open a protocol first, or create one.</translation>
  </message>
  <message>
   <source>Ouvrir un protocole</source>
   <translation>Open a protocol</translation>
  </message>
  <message>
   <source>Résorption</source>
   <translation>Résorption</translation>
  </message>
  <message>
   <source>« {base} » est dans un dossier où rien ne peut être enregistré : elle est ouverte pour consultation. Pour y travailler, copiez-la dans un dossier à vous ou demandez le droit d’écrire.</source>
   <translation>“{base}” is in a folder where nothing can be saved: it is open for consultation. To work in it, copy it to a folder of yours or ask for the right to write.</translation>
  </message>
 </context>
 <context>
  <name>ConditionsPanel</name>
  <message>
   <source>&amp;Nouveau constat</source>
   <translation>&amp;New observation</translation>
  </message>
 </context>
 <context>
  <name>ConflictDialog</name>
  <message>
   <source>Cette ligne</source>
   <translation>This row</translation>
  </message>
  <message>
   <source>Champ</source>
   <translation>Field</translation>
  </message>
  <message>
   <source>Choix à faire : {count}</source>
   <translation>Choices to make: {count}</translation>
  </message>
  <message>
   <source>Dans la base</source>
   <translation>In the base</translation>
  </message>
  <message>
   <source>Enregistrer ces choix</source>
   <translation>Save these choices</translation>
  </message>
  <message>
   <source>Garder la ligne</source>
   <translation>Keep the row</translation>
  </message>
  <message>
   <source>La base</source>
   <translation>The base</translation>
  </message>
  <message>
   <source>Laisser supprimé</source>
   <translation>Leave deleted</translation>
  </message>
  <message>
   <source>Modifié entre-temps</source>
   <translation>Changed meanwhile</translation>
  </message>
  <message>
   <source>Quelqu’un d’autre a enregistré après que vous avez ouvert cette fiche. Choisissez, valeur par valeur, ce qui doit rester. Rien n’est écrit avant.</source>
   <translation>Somebody else saved after you opened this file. Choose, value by value, what must stay. Nothing is written before.</translation>
  </message>
  <message>
   <source>Recréer avec votre saisie</source>
   <translation>Create again with your entry</translation>
  </message>
  <message>
   <source>Revenir à la saisie</source>
   <translation>Back to the entry</translation>
  </message>
  <message>
   <source>Supprimer tout de même</source>
   <translation>Delete all the same</translation>
  </message>
  <message>
   <source>Valeurs en conflit</source>
   <translation>Conflicting values</translation>
  </message>
  <message>
   <source>Votre saisie</source>
   <translation>Your entry</translation>
  </message>
  <message>
   <source>un auteur inconnu</source>
   <translation>an unknown author</translation>
  </message>
  <message>
   <source>{name} : modifié par {author} le {day}</source>
   <translation>{name}: changed by {author} on {day}</translation>
  </message>
  <message>
   <source>{name} : supprimé depuis par quelqu’un d’autre</source>
   <translation>{name}: deleted since by somebody else</translation>
  </message>
  <message>
   <source>À choisir…</source>
   <translation>To be chosen…</translation>
  </message>
  <message>
   <source>À garder</source>
   <translation>To keep</translation>
  </message>
  <message>
   <source>À l’ouverture</source>
   <translation>When opened</translation>
  </message>
 </context>
 <context>
  <name>ContentsPages</name>
  <message>
   <source>Sommaire</source>
   <translation>Contents</translation>
  </message>
 </context>
 <context>
  <name>CoordinatesDialog</name>
  <message>
   <source>Deux coordonnées collées ensemble dans la première case sont réparties.</source>
   <translation>Two coordinates pasted together in the first field are shared out.</translation>
  </message>
  <message>
   <source>Donnez les deux coordonnées.</source>
   <translation>Give both coordinates.</translation>
  </message>
  <message>
   <source>Il manque : {coordonnee}.</source>
   <translation>Missing: {coordonnee}.</translation>
  </message>
  <message>
   <source>Latitude</source>
   <translation>Latitude</translation>
  </message>
  <message>
   <source>Longitude</source>
   <translation>Longitude</translation>
  </message>
  <message>
   <source>Placer par coordonnées</source>
   <translation>Place by coordinates</translation>
  </message>
  <message>
   <source>Système</source>
   <translation>System</translation>
  </message>
  <message>
   <source>WGS 84 (GPS), en degrés</source>
   <translation>WGS 84 (GPS), in degrees</translation>
  </message>
  <message>
   <source>X (est)</source>
   <translation>X (east)</translation>
  </message>
  <message>
   <source>Y (nord)</source>
   <translation>Y (north)</translation>
  </message>
  <message>
   <source>{systeme}, en mètres</source>
   <translation>{systeme}, in metres</translation>
  </message>
 </context>
 <context>
  <name>CountChart</name>
  <message>
   <source>Aucun comptage pour l’instant.</source>
   <translation>No count yet.</translation>
  </message>
  <message>
   <source>Dernier comptage, le {date} – personnes : {persons}, mineurs : {minors}.</source>
   <translation>Last count, on {date} – persons: {persons}, minors: {minors}.</translation>
  </message>
  <message>
   <source>Jours de comptage : {count}, du {first} au {last}.</source>
   <translation>Days of counting: {count}, from {first} to {last}.</translation>
  </message>
  <message>
   <source>Le graphique n’est pas disponible : matplotlib, que QGIS fournit, manque ou ne fonctionne pas. Les comptages se lisent dans la liste.</source>
   <translation>The chart is not available: matplotlib, which comes with QGIS, is missing or does not work. The counts can be read in the list.</translation>
  </message>
  <message>
   <source>Les comptages enregistrés ne donnent ni le nombre de personnes ni celui de mineurs.</source>
   <translation>The counts recorded give neither the number of persons nor that of minors.</translation>
  </message>
  <message>
   <source>Personnes et mineurs comptés au fil du temps</source>
   <translation>Persons and minors counted through time</translation>
  </message>
  <message>
   <source>non compté</source>
   <translation>not counted</translation>
  </message>
  <message>
   <source>{label} (aucun nombre)</source>
   <translation>{label} (no number)</translation>
  </message>
 </context>
 <context>
  <name>CountCurve</name>
  <message>
   <source>? : personnes non comptées.</source>
   <translation>?: persons not counted.</translation>
  </message>
  <message>
   <source>Enfants (moins de 18 ans)</source>
   <translation>Children (under 18)</translation>
  </message>
  <message>
   <source>Personnes</source>
   <translation>Persons</translation>
  </message>
  <message>
   <source>Un point par comptage ; les traits ne font que les relier.</source>
   <translation>One point per count; the lines only join them.</translation>
  </message>
  <message>
   <source>{label} (aucun nombre)</source>
   <translation>{label} (no number)</translation>
  </message>
 </context>
 <context>
  <name>CountsPanel</name>
  <message>
   <source>&amp;Nouveau comptage</source>
   <translation>&amp;New count</translation>
  </message>
  <message>
   <source>Part du dernier comptage : corrigez ce qui a changé</source>
   <translation>Starts from the last count: correct what has changed</translation>
  </message>
 </context>
 <context>
  <name>CoverPage</name>
  <message>
   <source>Annexe au protocole de coopération en vue de la résorption des bidonvilles</source>
   <translation>Annex to the cooperation protocol for the resorption of shanty towns</translation>
  </message>
  <message>
   <source>Autres partenaires, non signataires</source>
   <translation>Other partners, who do not sign</translation>
  </message>
  <message>
   <source>Partenaires du protocole</source>
   <translation>Partners of the protocol</translation>
  </message>
  <message>
   <source>Partenaires du protocole, avec des données restreintes</source>
   <translation>Partners of the protocol, with restricted data</translation>
  </message>
  <message>
   <source>Produite le</source>
   <translation>Produced on</translation>
  </message>
  <message>
   <source>Période</source>
   <translation>Period</translation>
  </message>
  <message>
   <source>Signé le</source>
   <translation>Signed on</translation>
  </message>
  <message>
   <source>Territoire</source>
   <translation>Territory</translation>
  </message>
  <message>
   <source>depuis {year}</source>
   <translation>since {year}</translation>
  </message>
  <message>
   <source>jusqu’à {year}</source>
   <translation>until {year}</translation>
  </message>
  <message>
   <source>non renseigné</source>
   <translation>not recorded</translation>
  </message>
  <message>
   <source>non renseignée</source>
   <translation>not recorded</translation>
  </message>
  <message>
   <source>non signé à ce jour dans la base</source>
   <translation>not signed so far in the base</translation>
  </message>
  <message>
   <source>{first} à {last}</source>
   <translation>{first} to {last}</translation>
  </message>
  <message>
   <source>{n} communes</source>
   <translation>{n} municipalities</translation>
  </message>
  <message>
   <source>Édition</source>
   <translation>Edition</translation>
  </message>
 </context>
 <context>
  <name>CoverageChoice</name>
  <message>
   <source>Au-delà, ce que la couche ne montre pas est inconnu, jamais absent.</source>
   <translation>Beyond it, what the layer does not show is unknown, never absent.</translation>
  </message>
  <message>
   <source>Communes que la couche couvre</source>
   <translation>Municipalities that the layer covers</translation>
  </message>
  <message>
   <source>De même pour toutes ces couches</source>
   <translation>The same for all these layers</translation>
  </message>
  <message>
   <source>Des communes à cocher</source>
   <translation>Municipalities to tick</translation>
  </message>
  <message>
   <source>Les autres couches des règles R4, R6 et R7, sauf le plan local d’urbanisme</source>
   <translation>The other layers of rules R4, R6 and R7, except the local plan</translation>
  </message>
  <message>
   <source>L’emprise de la couche</source>
   <translation>The extent of the layer</translation>
  </message>
  <message>
   <source>Tout le territoire</source>
   <translation>Whole territory</translation>
  </message>
 </context>
 <context>
  <name>CreationPage</name>
  <message>
   <source>&amp;Interrompre</source>
   <translation>&amp;Stop</translation>
  </message>
  <message>
   <source>&amp;Ouvrir le projet maintenant</source>
   <translation>&amp;Open the project now</translation>
  </message>
  <message>
   <source>Base : {path}</source>
   <translation>Base: {path}</translation>
  </message>
  <message>
   <source>Copie de l’ancienne base : {path}</source>
   <translation>Copy of the old base: {path}</translation>
  </message>
  <message>
   <source>Création de la base, de ses formulaires et du projet…</source>
   <translation>Creating the base, its forms and the project…</translation>
  </message>
  <message>
   <source>Création du protocole</source>
   <translation>Creation of the protocol</translation>
  </message>
  <message>
   <source>Erreur inattendue : {detail}</source>
   <translation>Unexpected error: {detail}</translation>
  </message>
  <message>
   <source>La création</source>
   <translation>Creation</translation>
  </message>
  <message>
   <source>Le protocole est créé.</source>
   <translation>The protocol is created.</translation>
  </message>
  <message>
   <source>Le protocole n’a pas été créé. Revenez en arrière pour corriger ou recommencer.</source>
   <translation>The protocol was not created. Go back to correct, or try again.</translation>
  </message>
  <message>
   <source>Projet : {path}</source>
   <translation>Project: {path}</translation>
  </message>
  <message>
   <source>Rien n’est écrit dans le dossier tant que tout n’est pas prêt.</source>
   <translation>Nothing is written in the folder until everything is ready.</translation>
  </message>
 </context>
 <context>
  <name>CreerProtocole</name>
  <message>
   <source>&lt;p&gt;Crée la base d’un protocole (un fichier GeoPackage) et son projet QGIS, à partir d’une couche qui a une ligne et un contour par commune.&lt;/p&gt;&lt;p&gt;Les colonnes du code INSEE, du nom et de l’intercommunalité sont reconnues d’après leur nom usuel (code_insee, insee_com, nom, siren_epci…) ; indiquez-les sinon. La couche est reprojetée dans le système local du territoire ; les contours invalides sont réparés et comptés.&lt;/p&gt;&lt;p&gt;Rien n’est écrit tant qu’un contrôle échoue : géométrie, système de coordonnées, codes, noms, doublons, superpositions de plus de 1 ha et de plus de 2 % de la plus petite commune.&lt;/p&gt;&lt;p&gt;Exemple : NIVEAU=departement ANNEE_DEBUT=2026 ANNEE_FIN=2029 SORTIE=protocole.gpkg&lt;/p&gt;</source>
   <translation>&lt;p&gt;Creates the base of a protocol (a GeoPackage file) and its QGIS project, from a layer with one row and one outline per municipality.&lt;/p&gt;&lt;p&gt;The columns of the INSEE code, the name and the intermunicipal authority are recognised from their usual names (code_insee, insee_com, nom, siren_epci…); otherwise, give them. The layer is reprojected to the local system of the territory; invalid outlines are repaired and counted.&lt;/p&gt;&lt;p&gt;Nothing is written while a check fails: geometry, coordinate system, codes, names, duplicates, overlaps of more than 1 ha and of more than 2% of the smaller municipality.&lt;/p&gt;&lt;p&gt;Example: NIVEAU=departement ANNEE_DEBUT=2026 ANNEE_FIN=2029 SORTIE=protocole.gpkg&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Base du protocole</source>
   <translation>Base of the protocol</translation>
  </message>
  <message>
   <source>Base à créer</source>
   <translation>Base to create</translation>
  </message>
  <message>
   <source>Colonne de l’intercommunalité (SIREN ou nom)</source>
   <translation>Column of the intermunicipal authority (SIREN or name)</translation>
  </message>
  <message>
   <source>Colonne du code INSEE</source>
   <translation>Column of the INSEE code</translation>
  </message>
  <message>
   <source>Colonne du nom</source>
   <translation>Column of the name</translation>
  </message>
  <message>
   <source>Communes du territoire</source>
   <translation>Municipalities of the territory</translation>
  </message>
  <message>
   <source>Communes : {communes}. Intercommunalités : {epcis}. Territoire : {zone} (EPSG:{epsg}).</source>
   <translation>Municipalities: {communes}. Intermunicipal authorities: {epcis}. Territory: {zone} (EPSG:{epsg}).</translation>
  </message>
  <message>
   <source>Contours dont les altitudes ne sont pas gardées : {count}.</source>
   <translation>Outlines whose altitudes are not kept: {count}.</translation>
  </message>
  <message>
   <source>Contours invalides réparés : {count}.</source>
   <translation>Invalid outlines repaired: {count}.</translation>
  </message>
  <message>
   <source>Copie de l’ancienne base : {copy}</source>
   <translation>Copy of the old base: {copy}</translation>
  </message>
  <message>
   <source>Créer un protocole</source>
   <translation>Create a protocol</translation>
  </message>
  <message>
   <source>Dernière année</source>
   <translation>Last year</translation>
  </message>
  <message>
   <source>Le projet QGIS est créé à côté, sous le même nom.</source>
   <translation>The QGIS project is created beside it, under the same name.</translation>
  </message>
  <message>
   <source>Nom du protocole</source>
   <translation>Name of the protocol</translation>
  </message>
  <message>
   <source>Nombre de communes</source>
   <translation>Number of municipalities</translation>
  </message>
  <message>
   <source>Nombre de contours réparés</source>
   <translation>Number of outlines repaired</translation>
  </message>
  <message>
   <source>Nombre d’intercommunalités</source>
   <translation>Number of intermunicipal authorities</translation>
  </message>
  <message>
   <source>Première année</source>
   <translation>First year</translation>
  </message>
  <message>
   <source>Projet QGIS</source>
   <translation>QGIS project</translation>
  </message>
  <message>
   <source>Remplacer la base qui existe</source>
   <translation>Replace the existing base</translation>
  </message>
  <message>
   <source>Reprendre les visas du modèle du 4 juin 2014</source>
   <translation>Take the recitals of the template of 4 June 2014</translation>
  </message>
  <message>
   <source>Superpositions négligeables entre deux communes, tolérées : {count}.</source>
   <translation>Negligible overlaps between two municipalities, tolerated: {count}.</translation>
  </message>
  <message>
   <source>Système de coordonnées local</source>
   <translation>Local coordinate reference system</translation>
  </message>
  <message>
   <source>Une copie datée de l’ancienne base est gardée à côté.</source>
   <translation>A dated copy of the old base is kept beside it.</translation>
  </message>
  <message>
   <source>Vide : reconnue d’après son nom.</source>
   <translation>Empty: recognised from its name.</translation>
  </message>
  <message>
   <source>« auto » : d’après l’emplacement des communes.</source>
   <translation>“auto”: from where the municipalities lie.</translation>
  </message>
  <message>
   <source>Échelle du territoire</source>
   <translation>Scale of the territory</translation>
  </message>
 </context>
 <context>
  <name>CriblerFoncier</name>
  <message>
   <source>&lt;p&gt;Passe les parcelles au crible des règles de l’article 9 : surface, forme, plan de prévention des risques, exclusions et servitudes, accès, services. Chaque parcelle garde la réponse de chaque règle, sa valeur et le résultat : compatible, sous conditions, exclu, non évaluable. Une couche qui manque donne « inconnu », jamais « non ». Ce résultat n’est pas une décision.&lt;/p&gt;&lt;p&gt;Les colonnes sont reconnues d’après les noms des modèles CNIG, COVADIS, Etalab, IGN et DGFiP ; pour les choisir à la main, employez la fenêtre « Rechercher du foncier ». Les seuils sont ceux de la base.&lt;/p&gt;&lt;p&gt;Une couche qui n’est pas donnée ici est reprise du dernier choix que garde la base, fait dans cette fenêtre ; de même ce qui est laissé de côté, si rien ne l’est ici. Le journal dit ce qui est repris. Pour qu’un rôle n’ait aucune couche, dites-le dans « Rôles sans couche » ; pour ne rien reprendre : SANS_COUCHE=toutes.&lt;/p&gt;&lt;p&gt;Écrit un fichier à part, à côté de la base ; la base garde le passage, ses couches, ses seuils et le résultat pour le foncier qu’elle contient déjà. En cas d’échec ou d’interruption, rien n’est enregistré.&lt;/p&gt;&lt;p&gt;Exemple : PROTOCOLE=protocole.gpkg PARCELLES=parcelles.gpkg PPR=zones.shp PERSONNES=40&lt;/p&gt;</source>
   <translation>&lt;p&gt;Screens the parcels with the rules of Article 9: area, shape, risk prevention plan, exclusions and easements, access, services. Each parcel keeps the answer of each rule, its value and the result: compatible, with conditions, excluded, cannot be assessed. A missing layer gives “unknown”, never “no”. This result is not a decision.&lt;/p&gt;&lt;p&gt;Columns are recognised by the names of the CNIG, COVADIS, Etalab, IGN and DGFiP models; to choose them by hand, use the window “Search for land”. The thresholds are those of the base.&lt;/p&gt;&lt;p&gt;A layer that is not given here is taken from the last choice that the base keeps, made in that window; so is what is left out, if nothing is left out here. The log says what is taken. For a role to have no layer, say so in “Roles without a layer”; to take nothing: SANS_COUCHE=toutes.&lt;/p&gt;&lt;p&gt;Writes a separate file beside the base; the base keeps the run, its layers, its thresholds and the result for the land that it already holds. If it fails or is interrupted, nothing is saved.&lt;/p&gt;&lt;p&gt;Example: PROTOCOLE=protocole.gpkg PARCELLES=parcelles.gpkg PPR=zones.shp PERSONNES=40&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Ce que le protocole décide de ne pas examiner : {keys}. Une couche ni fournie ni laissée de côté est inconnue.</source>
   <translation>What the protocol decides not to examine: {keys}. A layer that is neither given nor left out is unknown.</translation>
  </message>
  <message>
   <source>Couches laissées de côté</source>
   <translation>Layers left out</translation>
  </message>
  <message>
   <source>Couches qui couvrent tout le territoire</source>
   <translation>Layers that cover the whole territory</translation>
  </message>
  <message>
   <source>Depuis le passage précédent : {told}</source>
   <translation>Since the previous run: {told}</translation>
  </message>
  <message>
   <source>Jour du passage ; par défaut, aujourd’hui.</source>
   <translation>Day of the run; today by default.</translation>
  </message>
  <message>
   <source>Les parcelles contiguës d’un même propriétaire connu sont examinées comme un seul terrain.</source>
   <translation>Contiguous parcels of one known owner are examined as one piece of land.</translation>
  </message>
  <message>
   <source>Modèle des zones réglementaires</source>
   <translation>Model of the regulation zones</translation>
  </message>
  <message>
   <source>Nature du plan de prévention</source>
   <translation>Kind of prevention plan</translation>
  </message>
  <message>
   <source>Par défaut, ce qu’une couche ne montre pas n’est absent que dans son emprise ; au-delà, c’est inconnu. Dites ici lesquelles sont complètes sur tout le territoire : {keys}.</source>
   <translation>By default, what a layer does not show is absent within its extent only; beyond it, it is unknown. Say here which ones are complete over the whole territory: {keys}.</translation>
  </message>
  <message>
   <source>Par défaut, d’après le nom de la couche ; à défaut, lue comme un plan technologique, la lecture la plus prudente.</source>
   <translation>By default, from the name of the layer; failing that, read as a technological plan, the more cautious reading.</translation>
  </message>
  <message>
   <source>Par défaut, le réglage de la base.</source>
   <translation>By default, the setting of the base.</translation>
  </message>
  <message>
   <source>Par défaut, un nouveau fichier daté à côté de la base. Seul un ancien résultat est remplacé.</source>
   <translation>By default, a new dated file beside the base. Only a former result is replaced.</translation>
  </message>
  <message>
   <source>Personnes à accueillir</source>
   <translation>People to receive</translation>
  </message>
  <message>
   <source>Rechercher du foncier pour un aménagement transitoire</source>
   <translation>Search for land for a transitional settlement</translation>
  </message>
  <message>
   <source>Regrouper les parcelles contiguës</source>
   <translation>Merge contiguous parcels</translation>
  </message>
  <message>
   <source>Repris de la base – {role} : laissé de côté</source>
   <translation>Taken from the base – {role}: left out</translation>
  </message>
  <message>
   <source>Repris de la base – {role} : « {name} »</source>
   <translation>Taken from the base – {role}: “{name}”</translation>
  </message>
  <message>
   <source>Résultat</source>
   <translation>Result</translation>
  </message>
  <message>
   <source>Rôles pour lesquels rien n’est repris de la base : ce qui n’est pas donné y est inconnu. « toutes » : rien n’est repris.</source>
   <translation>Roles for which nothing is taken from the base: what is not given is unknown. “toutes”: nothing is taken.</translation>
  </message>
  <message>
   <source>Rôles sans couche</source>
   <translation>Roles without a layer</translation>
  </message>
  <message>
   <source>{role} : « {name} », retenue dans la base, ne s’ouvre plus ; rien n’est connu.</source>
   <translation>{role}: “{name}”, kept in the base, no longer opens; nothing is known.</translation>
  </message>
  <message>
   <source>{step} : {count} sur {total}</source>
   <translation>{step}: {count} of {total}</translation>
  </message>
  <message>
   <source>{verdict} : {count}</source>
   <translation>{verdict}: {count}</translation>
  </message>
  <message>
   <source>À dire si la colonne des codes ne s’appelle ni typereglement ni typereg.</source>
   <translation>To be told if the column of codes is named neither typereglement nor typereg.</translation>
  </message>
 </context>
 <context>
  <name>DayDialog</name>
  <message>
   <source>&amp;Date de référence</source>
   <translation>Reference &amp;date</translation>
  </message>
  <message>
   <source>Annuler</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Les six facteurs sont évalués pour chaque site fermé à cette date, avec ce que la base en savait. Une évaluation à une date passée ne remplace pas une évaluation plus récente.</source>
   <translation>The six factors are evaluated for each site closed on that day, with what the base knew of it. An evaluation on a past day does not replace a later one.</translation>
  </message>
  <message>
   <source>Évaluer</source>
   <translation>Evaluate</translation>
  </message>
  <message>
   <source>Évaluer les sites fermés</source>
   <translation>Evaluate the closed sites</translation>
  </message>
 </context>
 <context>
  <name>DecisionDialog</name>
  <message>
   <source>&amp;Motif</source>
   <translation>&amp;Reason</translation>
  </message>
  <message>
   <source>&amp;Motif du refus *</source>
   <translation>&amp;Reason for refusing *</translation>
  </message>
  <message>
   <source>Ce que vous écrivez ici reste dans la base : ce n’est ni exporté, ni imprimé. Des faits, jamais le nom d’une personne. L’annexe ne montre que le motif de la proposition.</source>
   <translation>What you write here stays in the base: it is neither exported nor printed. Facts, never the name of a person. The annex only shows the reason of the proposal.</translation>
  </message>
  <message>
   <source>Cette proposition a été modifiée ou supprimée par {par} le {le}. Votre décision n’a pas été enregistrée : fermez cette fenêtre, la liste est à jour.</source>
   <translation>This proposal was changed or deleted by {par} on {le}. Your decision has not been saved: close this window, the list is up to date.</translation>
  </message>
  <message>
   <source>Cette proposition n’est plus dans la base. Votre décision n’a pas été enregistrée : fermez cette fenêtre.</source>
   <translation>This proposal is no longer in the base. Your decision has not been saved: close this window.</translation>
  </message>
  <message>
   <source>Confirmer la réoccupation</source>
   <translation>Confirm the re-occupation</translation>
  </message>
  <message>
   <source>Confirmer une réoccupation</source>
   <translation>Confirm a re-occupation</translation>
  </message>
  <message>
   <source>Des personnes sont-elles revenues sur le lieu du site {closed} ?</source>
   <translation>Have people come back to the place of site {closed}?</translation>
  </message>
  <message>
   <source>Dites qui a décidé : une fonction ou un service.</source>
   <translation>Say who decided: a position or a department.</translation>
  </message>
  <message>
   <source>Décidé &amp;par</source>
   <translation>Decided &amp;by</translation>
  </message>
  <message>
   <source>Elle ne sera plus proposée et ne comptera dans aucun niveau. Votre motif est gardé avec elle.</source>
   <translation>It will not be proposed again and will count in no level. Your reason is kept with it.</translation>
  </message>
  <message>
   <source>Facultatif</source>
   <translation>Optional</translation>
  </message>
  <message>
   <source>La décision est effacée, le journal la garde. La proposition attend de nouveau une personne.</source>
   <translation>The decision is erased, the journal keeps it. The proposal waits for a person again.</translation>
  </message>
  <message>
   <source>Le site {closed} passera au niveau « Réoccupé », sauf si le lieu a été fermé de nouveau depuis, et comptera comme une occupation antérieure du lieu du site « {new} ». L’évaluation est refaite aussitôt.</source>
   <translation>Site {closed} will have the level “Re-occupied”, unless the place was closed again since, and will count as an earlier occupation of the place of site “{new}”. The evaluation is run again at once.</translation>
  </message>
  <message>
   <source>Le site {closed} passera au niveau « Réoccupé », sauf si le lieu a été fermé de nouveau depuis. L’évaluation est refaite aussitôt.</source>
   <translation>Site {closed} will have the level “Re-occupied”, unless the place was closed again since. The evaluation is run again at once.</translation>
  </message>
  <message>
   <source>Motif : {motive}</source>
   <translation>Reason: {motive}</translation>
  </message>
  <message>
   <source>N’est-ce pas une réoccupation du site {closed} ?</source>
   <translation>Is it no re-occupation of site {closed}?</translation>
  </message>
  <message>
   <source>Pourquoi ce n’est pas une réoccupation</source>
   <translation>Why it is no re-occupation</translation>
  </message>
  <message>
   <source>Refuser la proposition</source>
   <translation>Refuse the proposal</translation>
  </message>
  <message>
   <source>Refuser une proposition</source>
   <translation>Refuse a proposal</translation>
  </message>
  <message>
   <source>Remettre à confirmer</source>
   <translation>Wait for a decision again</translation>
  </message>
  <message>
   <source>Remettre à confirmer la réoccupation du site {closed} ?</source>
   <translation>Let the re-occupation of site {closed} wait for a decision again?</translation>
  </message>
  <message>
   <source>Revenir sur une décision</source>
   <translation>Take back a decision</translation>
  </message>
  <message>
   <source>Une fonction ou un service, jamais le nom d’une personne</source>
   <translation>A function or a department, never a person’s name</translation>
  </message>
  <message>
   <source>Écrivez le motif du refus.</source>
   <translation>Write the reason for refusing.</translation>
  </message>
 </context>
 <context>
  <name>DetachDialog</name>
  <message>
   <source>&amp;Retirer</source>
   <translation>&amp;Remove</translation>
  </message>
  <message>
   <source>Retirer la pièce</source>
   <translation>Remove the document</translation>
  </message>
  <message>
   <source>« {titre} » ne sera plus jointe. La raison est gardée au journal.</source>
   <translation>“{titre}” will no longer be attached. The reason is kept in the journal.</translation>
  </message>
  <message>
   <source>« {titre} » ne sera plus jointe. Son fichier n’est pas effacé : il passe dans le sous-dossier « {corbeille} ». S’il ne doit plus exister, supprimez-le à cet endroit.</source>
   <translation>“{titre}” will no longer be attached. Its file is not erased: it goes to the sub-folder “{corbeille}”. If it must not exist any more, delete it there.</translation>
  </message>
 </context>
 <context>
  <name>DiagnosticsPanel</name>
  <message>
   <source>&amp;Nouveau diagnostic</source>
   <translation>&amp;New assessment</translation>
  </message>
 </context>
 <context>
  <name>DocumentsButton</name>
  <message>
   <source>Enregistrez d’abord, puis joignez les fichiers.</source>
   <translation>Save first, then attach the files.</translation>
  </message>
  <message>
   <source>Pièces jointes</source>
   <translation>Attachments</translation>
  </message>
  <message>
   <source>Pièces jointes…</source>
   <translation>Attachments…</translation>
  </message>
 </context>
 <context>
  <name>DocumentsPanel</name>
  <message>
   <source>&amp;Ajouter…</source>
   <translation>&amp;Add…</translation>
  </message>
  <message>
   <source>&amp;Modifier…</source>
   <translation>&amp;Change…</translation>
  </message>
  <message>
   <source>&amp;Ouvrir</source>
   <translation>&amp;Open</translation>
  </message>
  <message>
   <source>&amp;Retirer…</source>
   <translation>&amp;Remove…</translation>
  </message>
  <message>
   <source>Aucun document.</source>
   <translation>No document.</translation>
  </message>
  <message>
   <source>Aucun programme de ce poste n’ouvre ce fichier : « {nom} ».</source>
   <translation>No program of this computer opens this file: “{nom}”.</translation>
  </message>
  <message>
   <source>Ce qui a été déposé n’est pas un fichier : enregistrez-le d’abord, puis déposez-le.</source>
   <translation>What was dropped is not a file: save it first, then drop it.</translation>
  </message>
  <message>
   <source>Choisissez un document pour en voir l’aperçu.</source>
   <translation>Choose a document to see its preview.</translation>
  </message>
  <message>
   <source>Documents joints</source>
   <translation>Attached documents</translation>
  </message>
  <message>
   <source>Documents : {nombre}</source>
   <translation>Documents: {nombre}</translation>
  </message>
  <message>
   <source>Fichier introuvable</source>
   <translation>File not found</translation>
  </message>
  <message>
   <source>Glissez ici des fichiers depuis l’explorateur, ou cliquez sur « Ajouter ». Ils sont copiés à côté de la base.</source>
   <translation>Drag files here from the file manager, or click “Add”. They are copied beside the base.</translation>
  </message>
  <message>
   <source>Hors du dossier</source>
   <translation>Outside the folder</translation>
  </message>
  <message>
   <source>Joindre des documents</source>
   <translation>Attach documents</translation>
  </message>
  <message>
   <source>Lecture des fichiers</source>
   <translation>Reading the files</translation>
  </message>
  <message>
   <source>Lecture des fichiers…</source>
   <translation>Reading the files…</translation>
  </message>
  <message>
   <source>Les fichiers n’ont pas pu être lus ({detail}).</source>
   <translation>The files could not be read ({detail}).</translation>
  </message>
  <message>
   <source>Pas d’aperçu pour ce type de fichier.</source>
   <translation>No preview for this type of file.</translation>
  </message>
  <message>
   <source>Présent</source>
   <translation>Present</translation>
  </message>
  <message>
   <source>Rattachée à</source>
   <translation>Attached to</translation>
  </message>
 </context>
 <context>
  <name>Drawing</name>
  <message>
   <source>Cliquez les sommets du contour, puis clic droit pour terminer. Échap : abandonner.</source>
   <translation>Click the vertices of the outline, then right-click to finish. Esc: give up.</translation>
  </message>
  <message>
   <source>Cliquez sur le lieu. Échap : abandonner.</source>
   <translation>Click on the place. Esc: give up.</translation>
  </message>
  <message>
   <source>Dessin abandonné, rien n’a été enregistré.</source>
   <translation>Drawing abandoned, nothing has been saved.</translation>
  </message>
  <message>
   <source>Le projet a changé : le dessin commencé a été abandonné, rien n’a été enregistré.</source>
   <translation>The project has changed: the drawing under way was abandoned, nothing has been saved.</translation>
  </message>
  <message>
   <source>Résorption</source>
   <translation>Résorption</translation>
  </message>
  <message>
   <source>Terminez ou annulez d’abord cette saisie.</source>
   <translation>Finish or cancel this entry first.</translation>
  </message>
  <message>
   <source>{table} enregistré, mais la base n’a pas pu être relue : {detail}</source>
   <translation>{table} saved, but the base could not be read again: {detail}</translation>
  </message>
  <message>
   <source>{table} {code} enregistré. Commune : {commune}.</source>
   <translation>{table} {code} saved. Municipality: {commune}.</translation>
  </message>
 </context>
 <context>
  <name>EndingBlocks</name>
  <message>
   <source>Aucun motif principal.</source>
   <translation>No main reason.</translation>
  </message>
  <message>
   <source>Aucune orientation saisie.</source>
   <translation>No orientation entered.</translation>
  </message>
  <message>
   <source>Aucune visite depuis la fermeture.</source>
   <translation>No visit since the closing.</translation>
  </message>
  <message>
   <source>Ce site n’a pas été évalué depuis sa fermeture.</source>
   <translation>This site has not been evaluated since it closed.</translation>
  </message>
  <message>
   <source>Dernière visite : {day}, {finding}.</source>
   <translation>Last visit: {day}, {finding}.</translation>
  </message>
  <message>
   <source>Fermeture et résorption</source>
   <translation>Closing and resorption</translation>
  </message>
  <message>
   <source>Ménages</source>
   <translation>Households</translation>
  </message>
  <message>
   <source>Orientation</source>
   <translation>Orientation</translation>
  </message>
  <message>
   <source>Orientations des habitants à la fermeture</source>
   <translation>Orientations of the inhabitants at the closing</translation>
  </message>
  <message>
   <source>Personnes</source>
   <translation>Persons</translation>
  </message>
  <message>
   <source>Prochaine visite prévue le {day} : {due}.</source>
   <translation>Next visit planned on {day}: {due}.</translation>
  </message>
  <message>
   <source>Résultat calculé</source>
   <translation>Computed result</translation>
  </message>
  <message>
   <source>Vigilance (article 11)</source>
   <translation>Vigilance (Article 11)</translation>
  </message>
  <message>
   <source>non renseignée</source>
   <translation>not filled in</translation>
  </message>
  <message>
   <source>{level}, évaluation du {day}.</source>
   <translation>{level}, evaluated on {day}.</translation>
  </message>
 </context>
 <context>
  <name>EngagementDialog</name>
  <message>
   <source>Nouvel engagement</source>
   <translation>New commitment</translation>
  </message>
  <message>
   <source>engagement</source>
   <translation>commitment</translation>
  </message>
 </context>
 <context>
  <name>EngagementExport</name>
  <message>
   <source>Engagements</source>
   <translation>Commitments</translation>
  </message>
  <message>
   <source>Matrice</source>
   <translation>Matrix</translation>
  </message>
  <message>
   <source>Retard</source>
   <translation>Overdue</translation>
  </message>
  <message>
   <source>en retard</source>
   <translation>overdue</translation>
  </message>
 </context>
 <context>
  <name>EngagementFilters</name>
  <message>
   <source>Année d’échéance</source>
   <translation>Year of the deadline</translation>
  </message>
  <message>
   <source>En retard</source>
   <translation>Overdue</translation>
  </message>
  <message>
   <source>Ouverts</source>
   <translation>Open</translation>
  </message>
  <message>
   <source>Portée</source>
   <translation>Scope</translation>
  </message>
  <message>
   <source>Site</source>
   <translation>Site</translation>
  </message>
  <message>
   <source>Statut</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>Tous</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Tous les sites et le territoire</source>
   <translation>All sites and the territory</translation>
  </message>
 </context>
 <context>
  <name>EngagementForms</name>
  <message>
   <source>Terminez ou annulez d’abord cette saisie.</source>
   <translation>Finish or cancel this entry first.</translation>
  </message>
 </context>
 <context>
  <name>EngagementMatrixDialog</name>
  <message>
   <source>&amp;Année d’échéance</source>
   <translation>&amp;Year of the deadline</translation>
  </message>
  <message>
   <source>&amp;Exporter…</source>
   <translation>&amp;Export…</translation>
  </message>
  <message>
   <source>&amp;Fermer</source>
   <translation>&amp;Close</translation>
  </message>
  <message>
   <source>&amp;Nouvel engagement…</source>
   <translation>&amp;New commitment…</translation>
  </message>
  <message>
   <source>&amp;Ouvrir</source>
   <translation>&amp;Open</translation>
  </message>
  <message>
   <source>&amp;Portée</source>
   <translation>Sco&amp;pe</translation>
  </message>
  <message>
   <source>&amp;Retirer les filtres</source>
   <translation>Remo&amp;ve the filters</translation>
  </message>
  <message>
   <source>&amp;Site</source>
   <translation>&amp;Site</translation>
  </message>
  <message>
   <source>Act&amp;ualiser</source>
   <translation>Ref&amp;resh</translation>
  </message>
  <message>
   <source>Année d’échéance</source>
   <translation>Year of the deadline</translation>
  </message>
  <message>
   <source>Aucun engagement</source>
   <translation>No commitment</translation>
  </message>
  <message>
   <source>Aucun engagement n’est encore saisi. Choisissez une case, puis « Nouvel engagement… » : chaque case restée vide est ce que personne n’a promis.</source>
   <translation>No commitment has been entered yet. Choose a cell, then “New commitment…”: each cell left empty is what nobody has promised.</translation>
  </message>
  <message>
   <source>Ce protocole n’a encore aucun partenaire. Ajoutez les signataires dans la table « Partenaire », puis saisissez leurs engagements.</source>
   <translation>This protocol has no partner yet. Add the signatories to the table “Partner”, then enter their commitments.</translation>
  </message>
  <message>
   <source>Ce qui est affiché a été lu à {time}.</source>
   <translation>What is shown was read at {time}.</translation>
  </message>
  <message>
   <source>Choisissez d’abord une case : un article et une catégorie.</source>
   <translation>Choose a cell first: an article and a category.</translation>
  </message>
  <message>
   <source>Classeur Excel (*.xlsx);;Classeur OpenDocument (*.ods)</source>
   <translation>Excel workbook (*.xlsx);;OpenDocument workbook (*.ods)</translation>
  </message>
  <message>
   <source>Des engagements n’ont plus de partenaire dans la base : ils sont dans la colonne « Partenaire supprimé ». Ouvrez-les pour dire qui les tient.</source>
   <translation>Some commitments no longer have a partner in the base: they are in the column “Deleted partner”. Open them to say who keeps them.</translation>
  </message>
  <message>
   <source>Engagements de la case choisie</source>
   <translation>Commitments of the chosen cell</translation>
  </message>
  <message>
   <source>Engagements par article et par catégorie de partenaire</source>
   <translation>Commitments by article and category of partner</translation>
  </message>
  <message>
   <source>Exporter la matrice</source>
   <translation>Export the matrix</translation>
  </message>
  <message>
   <source>La matrice et la liste de ses engagements, avec les filtres en cours, pour un tableur</source>
   <translation>The matrix and the list of its commitments, as filtered, for a spreadsheet</translation>
  </message>
  <message>
   <source>La matrice et sa liste ont été écrites dans « {file} ».</source>
   <translation>The matrix and its list were written to “{file}”.</translation>
  </message>
  <message>
   <source>Lire de nouveau la base (F5)</source>
   <translation>Read the base again (F5)</translation>
  </message>
  <message>
   <source>Matrice des engagements</source>
   <translation>Matrix of commitments</translation>
  </message>
  <message>
   <source>Matrice des engagements – {base}</source>
   <translation>Matrix of commitments – {base}</translation>
  </message>
  <message>
   <source>Ouvrir l’engagement choisi dans la liste (double-clic ou Entrée)</source>
   <translation>Open the commitment chosen in the list (double-click or Enter)</translation>
  </message>
  <message>
   <source>Portée</source>
   <translation>Scope</translation>
  </message>
  <message>
   <source>S&amp;tatut</source>
   <translation>S&amp;tatus</translation>
  </message>
  <message>
   <source>Site</source>
   <translation>Site</translation>
  </message>
  <message>
   <source>Statut</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>Tapez une partie du code ou du nom du site.</source>
   <translation>Type a part of the code or of the name of the site.</translation>
  </message>
  <message>
   <source>Un engagement compte pour l’année de son échéance ; ceux qui n’en ont pas sont à part.</source>
   <translation>A commitment counts for the year of its deadline; those without one are apart.</translation>
  </message>
  <message>
   <source>Un engagement sans site désigné vaut pour tout le territoire, donc pour chacun de ses sites.</source>
   <translation>A commitment that names no site holds for the whole territory, hence for each of its sites.</translation>
  </message>
  <message>
   <source>action : {title}</source>
   <translation>action: {title}</translation>
  </message>
  <message>
   <source>{empty} cases vides sur {cells}</source>
   <translation>{empty} empty cells out of {cells}</translation>
  </message>
  <message>
   <source>État de la base « {base} » le {day}</source>
   <translation>State of the base “{base}” on {day}</translation>
  </message>
 </context>
 <context>
  <name>EngagementPages</name>
  <message>
   <source>(suite des sites)</source>
   <translation>(sites, continued)</translation>
  </message>
  <message>
   <source>Action</source>
   <translation>Action</translation>
  </message>
  <message>
   <source>Action : {title}</source>
   <translation>Action: {title}</translation>
  </message>
  <message>
   <source>Article</source>
   <translation>Article</translation>
  </message>
  <message>
   <source>Aucun engagement.</source>
   <translation>No commitment.</translation>
  </message>
  <message>
   <source>Aucune action.</source>
   <translation>No action.</translation>
  </message>
  <message>
   <source>Avec : {names}</source>
   <translation>With: {names}</translation>
  </message>
  <message>
   <source>Budget</source>
   <translation>Budget</translation>
  </message>
  <message>
   <source>Budget
non renseigné</source>
   <translation>Budget
not recorded</translation>
  </message>
  <message>
   <source>Budget
renseigné</source>
   <translation>Budget
recorded</translation>
  </message>
  <message>
   <source>Budget connu</source>
   <translation>Known budget</translation>
  </message>
  <message>
   <source>Budget des engagements, par catégorie de signataires</source>
   <translation>Budget of the commitments, by category of signatory</translation>
  </message>
  <message>
   <source>Catégorie</source>
   <translation>Category</translation>
  </message>
  <message>
   <source>Croisements sans engagement</source>
   <translation>Crossings without commitment</translation>
  </message>
  <message>
   <source>En retard</source>
   <translation>Overdue</translation>
  </message>
  <message>
   <source>En retard : engagement proposé, validé ou en cours dont l’échéance est passée au {day}. Une case « aucun » est un article pour lequel aucun partenaire de cette catégorie n’a pris d’engagement.</source>
   <translation>Overdue: a commitment proposed, approved or under way whose due date has passed on {day}. A cell that says “none” is an article for which no partner of that category has made a commitment.</translation>
  </message>
  <message>
   <source>Engagement</source>
   <translation>Commitment</translation>
  </message>
  <message>
   <source>Engagements</source>
   <translation>Commitments</translation>
  </message>
  <message>
   <source>Engagements et actions (articles 4 à 11)</source>
   <translation>Commitments and actions (Articles 4 to 11)</translation>
  </message>
  <message>
   <source>Engagements par article et par catégorie de signataires</source>
   <translation>Commitments by article and by category of signatory</translation>
  </message>
  <message>
   <source>Engagements qui nomment plus de {n} sites</source>
   <translation>Commitments that name more than {n} sites</translation>
  </message>
  <message>
   <source>Financement, par année</source>
   <translation>Funding, by year</translation>
  </message>
  <message>
   <source>Partenaires</source>
   <translation>Partners</translation>
  </message>
  <message>
   <source>Pilote et partenaires</source>
   <translation>Lead and partners</translation>
  </message>
  <message>
   <source>Pilote : {name}</source>
   <translation>Lead: {name}</translation>
  </message>
  <message>
   <source>Portée</source>
   <translation>Scope</translation>
  </message>
  <message>
   <source>Période</source>
   <translation>Period</translation>
  </message>
  <message>
   <source>Quantité</source>
   <translation>Quantity</translation>
  </message>
  <message>
   <source>Sites concernés</source>
   <translation>Sites concerned</translation>
  </message>
  <message>
   <source>Statut</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>Tous les articles</source>
   <translation>All articles</translation>
  </message>
  <message>
   <source>Un budget non renseigné n’est pas un budget nul : il n’est pas dans la somme.</source>
   <translation>A budget not recorded is not a budget of zero: it is not in the sum.</translation>
  </message>
  <message>
   <source>actions : {n}</source>
   <translation>actions: {n}</translation>
  </message>
  <message>
   <source>aménagements : {n}</source>
   <translation>settlements: {n}</translation>
  </message>
  <message>
   <source>aucun</source>
   <translation>none</translation>
  </message>
  <message>
   <source>date inconnue</source>
   <translation>unknown date</translation>
  </message>
  <message>
   <source>depuis le {day}</source>
   <translation>since {day}</translation>
  </message>
  <message>
   <source>du {start}
au {end}</source>
   <translation>from {start}
to {end}</translation>
  </message>
  <message>
   <source>engagements sans budget renseigné : {n}</source>
   <translation>commitments without a recorded budget: {n}</translation>
  </message>
  <message>
   <source>inconnu</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>non renseigné</source>
   <translation>not recorded</translation>
  </message>
  <message>
   <source>non renseignée</source>
   <translation>not recorded</translation>
  </message>
  <message>
   <source>sans objet</source>
   <translation>not applicable</translation>
  </message>
  <message>
   <source>sites : {n}</source>
   <translation>sites: {n}</translation>
  </message>
  <message>
   <source>sur {n}</source>
   <translation>out of {n}</translation>
  </message>
  <message>
   <source>tout le territoire</source>
   <translation>the whole territory</translation>
  </message>
  <message>
   <source>{n} sites, nommés plus bas</source>
   <translation>{n} sites, named below</translation>
  </message>
  <message>
   <source>{partner} : {count}</source>
   <translation>{partner}: {count}</translation>
  </message>
  <message>
   <source>{status} : {count}</source>
   <translation>{status}: {count}</translation>
  </message>
  <message>
   <source>{sum} (sources sans montant : {n})</source>
   <translation>{sum} (sources without an amount: {n})</translation>
  </message>
  <message>
   <source>{year} : prévu {planned}, réel {real}</source>
   <translation>{year}: planned {planned}, actual {real}</translation>
  </message>
  <message>
   <source>Échéance</source>
   <translation>Due date</translation>
  </message>
  <message>
   <source>échéance passée au {day}</source>
   <translation>due date passed on {day}</translation>
  </message>
 </context>
 <context>
  <name>EngagementTexts</name>
  <message>
   <source>0 sur {count}</source>
   <translation>0 of {count}</translation>
  </message>
  <message>
   <source>1 engagement</source>
   <translation>1 commitment</translation>
  </message>
  <message>
   <source>Art. {article}</source>
   <translation>Art. {article}</translation>
  </message>
  <message>
   <source>Aucun avec ces filtres ({count} sans filtre)</source>
   <translation>None with these filters ({count} without)</translation>
  </message>
  <message>
   <source>Aucun engagement</source>
   <translation>No commitment</translation>
  </message>
  <message>
   <source>Avec ou sans site désigné</source>
   <translation>With or without a named site</translation>
  </message>
  <message>
   <source>Partenaire supprimé</source>
   <translation>Deleted partner</translation>
  </message>
  <message>
   <source>Propres au site et tout le territoire</source>
   <translation>Of the site and of the whole territory</translation>
  </message>
  <message>
   <source>Propres au site seulement</source>
   <translation>Of the site only</translation>
  </message>
  <message>
   <source>Propres à un ou plusieurs sites</source>
   <translation>Of one or more sites</translation>
  </message>
  <message>
   <source>Sans échéance</source>
   <translation>No deadline</translation>
  </message>
  <message>
   <source>Total</source>
   <translation>Total</translation>
  </message>
  <message>
   <source>Tout le territoire</source>
   <translation>Whole territory</translation>
  </message>
  <message>
   <source>Tout le territoire seulement</source>
   <translation>Of the whole territory only</translation>
  </message>
  <message>
   <source>Toutes</source>
   <translation>All</translation>
  </message>
  <message>
   <source>budget non renseigné</source>
   <translation>budget unknown</translation>
  </message>
  <message>
   <source>budget : {sum}</source>
   <translation>budget: {sum}</translation>
  </message>
  <message>
   <source>sans échéance</source>
   <translation>no deadline</translation>
  </message>
  <message>
   <source>{codes} et {count} de plus</source>
   <translation>{codes} and {count} more</translation>
  </message>
  <message>
   <source>{count} ({details})</source>
   <translation>{count} ({details})</translation>
  </message>
  <message>
   <source>{count} en retard</source>
   <translation>{count} overdue</translation>
  </message>
  <message>
   <source>{count} engagements</source>
   <translation>{count} commitments</translation>
  </message>
  <message>
   <source>{day} – en retard</source>
   <translation>{day} – overdue</translation>
  </message>
  <message>
   <source>{own} propres au site, {rest} pour tout le territoire</source>
   <translation>{own} of the site, {rest} of the whole territory</translation>
  </message>
  <message>
   <source>{status} : {count}</source>
   <translation>{status}: {count}</translation>
  </message>
  <message>
   <source>{total}, non renseigné pour {count}</source>
   <translation>{total}, unknown for {count}</translation>
  </message>
  <message>
   <source>{where} : {what}</source>
   <translation>{where}: {what}</translation>
  </message>
 </context>
 <context>
  <name>EntryDialog</name>
  <message>
   <source>Le projet a changé. Cette saisie sera enregistrée dans la base « {base} » ({dossier}).</source>
   <translation>The project has changed. This entry will be saved in the database “{base}” ({dossier}).</translation>
  </message>
 </context>
 <context>
  <name>Evaluation</name>
  <message>
   <source>Évaluation de la vigilance</source>
   <translation>Evaluation of the vigilance</translation>
  </message>
 </context>
 <context>
  <name>ExporterSites</name>
  <message>
   <source>&lt;p&gt;Écrit dans un dossier les tables choisies, en GeoPackage, GeoJSON ou XLSX, avec leur dictionnaire. Rien n’est perdu : identifiants, dates, contours.&lt;/p&gt;&lt;p&gt;Propriétaires, procédures, pièces restreintes, journal et noms des auteurs ne sont jamais exportés.&lt;/p&gt;&lt;p&gt;Tables : {tables}.&lt;/p&gt;&lt;p&gt;Exemple : PROTOCOLE=protocole.gpkg DOSSIER=envoi FORMAT=xlsx TABLES=site TABLES=denombrement&lt;/p&gt;</source>
   <translation>&lt;p&gt;Writes the chosen tables in a folder, as GeoPackage, GeoJSON or XLSX, with their dictionary. Nothing is lost: identifiers, dates, outlines.&lt;/p&gt;&lt;p&gt;Owners, proceedings, restricted documents, journal and names of authors are never exported.&lt;/p&gt;&lt;p&gt;Tables: {tables}.&lt;/p&gt;&lt;p&gt;Example: PROTOCOLE=protocole.gpkg DOSSIER=envoi FORMAT=xlsx TABLES=site TABLES=denombrement&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Dossier</source>
   <translation>Folder</translation>
  </message>
  <message>
   <source>Exporter des tables pour un partenaire</source>
   <translation>Export tables for a partner</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>Format</translation>
  </message>
  <message>
   <source>Les fichiers de même nom sont remplacés.</source>
   <translation>Files of the same name are replaced.</translation>
  </message>
  <message>
   <source>Nombre de fichiers</source>
   <translation>Number of files</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>Tables</translation>
  </message>
 </context>
 <context>
  <name>FactorsModel</name>
  <message>
   <source>Facteur</source>
   <translation>Factor</translation>
  </message>
  <message>
   <source>Niveau de preuve {grade} : {source}</source>
   <translation>Grade of evidence {grade}: {source}</translation>
  </message>
  <message>
   <source>Preuve</source>
   <translation>Evidence</translation>
  </message>
  <message>
   <source>Réponse</source>
   <translation>Answer</translation>
  </message>
  <message>
   <source>Seuil : {threshold}</source>
   <translation>Threshold: {threshold}</translation>
  </message>
  <message>
   <source>Valeur et seuil</source>
   <translation>Value and threshold</translation>
  </message>
 </context>
 <context>
  <name>FactorsTable</name>
  <message>
   <source>Facteurs du site</source>
   <translation>Factors of the site</translation>
  </message>
 </context>
 <context>
  <name>FigureRow</name>
  <message>
   <source>Ce seuil est celui du protocole signé : il décide aussi, à la fermeture d’un site, s’il est classé « résorbé ».</source>
   <translation>This threshold is that of the signed protocol: when a site is closed, it also decides whether it is classed as “resorbed”.</translation>
  </message>
  <message>
   <source>Dites d’où vient ce chiffre.</source>
   <translation>Say where this figure comes from.</translation>
  </message>
  <message>
   <source>Donnez un nombre entier de 1 à {most} ({unit}), ou laissez vide.</source>
   <translation>Give a whole number from 1 to {most} ({unit}), or leave it empty.</translation>
  </message>
  <message>
   <source>Par défaut : {default} {unit}. {source}</source>
   <translation>Default: {default} {unit}. {source}</translation>
  </message>
  <message>
   <source>Retour à la valeur par défaut</source>
   <translation>Back to the default</translation>
  </message>
  <message>
   <source>Source du chiffre</source>
   <translation>Source of the figure</translation>
  </message>
  <message>
   <source>{title} : source du chiffre</source>
   <translation>{title}: source of the figure</translation>
  </message>
 </context>
 <context>
  <name>FileRow</name>
  <message>
   <source>Ce contenu est déjà joint, sous le titre « {titre} ». Cochez pour le joindre tout de même.</source>
   <translation>This content is attached already, under the title “{titre}”. Tick to attach it all the same.</translation>
  </message>
  <message>
   <source>Cette photo contient la position GPS de la prise de vue ; elle est gardée dans la copie. Décochez pour ne pas la joindre.</source>
   <translation>This photograph holds the GPS position where it was taken, which stays in the copy. Untick to leave it out.</translation>
  </message>
 </context>
 <context>
  <name>Funnel</name>
  <message>
   <source>Parcelles examinées</source>
   <translation>Parcels examined</translation>
  </message>
  <message>
   <source>pas encore examiné</source>
   <translation>not examined yet</translation>
  </message>
  <message>
   <source>{count} sur {total}</source>
   <translation>{count} of {total}</translation>
  </message>
  <message>
   <source>{step} (n’exclut pas)</source>
   <translation>{step} (excludes nothing)</translation>
  </message>
 </context>
 <context>
  <name>Furniture</name>
  <message>
   <source>Confidentiel – données restreintes</source>
   <translation>Confidential – restricted data</translation>
  </message>
  <message>
   <source>Confidentiel – partenaires du protocole</source>
   <translation>Confidential – partners of the protocol</translation>
  </message>
  <message>
   <source>Document produit le {day}.</source>
   <translation>Document produced on {day}.</translation>
  </message>
  <message>
   <source>Données au {day}. </source>
   <translation>Data as of {day}. </translation>
  </message>
  <message>
   <source>Données du {first} au {last}. </source>
   <translation>Data from {first} to {last}. </translation>
  </message>
  <message>
   <source>Données sans date. </source>
   <translation>Undated data. </translation>
  </message>
  <message>
   <source>Source : base du protocole « {base} », tenue par ses partenaires. Coordonnées : {crs}.</source>
   <translation>Source: base of the protocol “{base}”, kept by its partners. Coordinates: {crs}.</translation>
  </message>
 </context>
 <context>
  <name>GapList</name>
  <message>
   <source>Copier les lignes choisies</source>
   <translation>Copy the selected rows</translation>
  </message>
  <message>
   <source>Dans le texte</source>
   <translation>In the text</translation>
  </message>
  <message>
   <source>Où le saisir</source>
   <translation>Where to enter it</translation>
  </message>
  <message>
   <source>À compléter</source>
   <translation>To be completed</translation>
  </message>
 </context>
 <context>
  <name>GroundChoice</name>
  <message>
   <source> Sans mention de source dans leurs propriétés : {names}.</source>
   <translation> Without a mention of their source in their properties: {names}.</translation>
  </message>
  <message>
   <source>Aucun</source>
   <translation>None</translation>
  </message>
  <message>
   <source>Aucune couche affichée ne peut servir de fond : celles du protocole n’en sont pas un.</source>
   <translation>No layer shown can be a base map: those of the protocol are none.</translation>
  </message>
  <message>
   <source>Couches imprimées : {names}.</source>
   <translation>Layers printed: {names}.</translation>
  </message>
  <message>
   <source>Demande une connexion à Internet. Imprimé sur chaque carte : {rights}.</source>
   <translation>Needs an Internet connection. Printed on each map: {rights}.</translation>
  </message>
  <message>
   <source>Fond du projet ouvert</source>
   <translation>Background of the open project</translation>
  </message>
 </context>
 <context>
  <name>IdentityPage</name>
  <message>
   <source>&amp;Dernière année *</source>
   <translation>&amp;Last year *</translation>
  </message>
  <message>
   <source>&amp;Enregistrer dans *</source>
   <translation>&amp;Save in *</translation>
  </message>
  <message>
   <source>&amp;Nom du protocole *</source>
   <translation>&amp;Name of the protocol *</translation>
  </message>
  <message>
   <source>&amp;Première année *</source>
   <translation>&amp;First year *</translation>
  </message>
  <message>
   <source>&amp;Remplacer la base qui existe (une copie datée est gardée à côté)</source>
   <translation>&amp;Replace the existing base (a dated copy is kept beside it)</translation>
  </message>
  <message>
   <source>Celui de l’endroit où sont les communes. Surfaces et distances sont en mètres.</source>
   <translation>The one of the place where the municipalities are. Areas and distances are in metres.</translation>
  </message>
  <message>
   <source>Le protocole</source>
   <translation>The protocol</translation>
  </message>
  <message>
   <source>Les champs marqués * sont à remplir.</source>
   <translation>Fields marked * must be filled in.</translation>
  </message>
  <message>
   <source>Protocole de coopération de… en vue de la résorption des bidonvilles</source>
   <translation>Cooperation protocol of… for the resorption of shantytowns</translation>
  </message>
  <message>
   <source>Son nom, sa durée, et le fichier où il sera gardé. Le projet QGIS est créé à côté, sous le même nom.</source>
   <translation>Its name, its duration, and the file where it will be kept. The QGIS project is created beside it, under the same name.</translation>
  </message>
  <message>
   <source>Système de coordonnées</source>
   <translation>Coordinate system</translation>
  </message>
  <message>
   <source>É&amp;chelle du territoire *</source>
   <translation>S&amp;cale of the territory *</translation>
  </message>
 </context>
 <context>
  <name>ImportDialog</name>
  <message>
   <source>Enregistrer le rapport</source>
   <translation>Save the report</translation>
  </message>
  <message>
   <source>{base} ({folder}). Le projet a changé : l’import se fera dans cette base.</source>
   <translation>{base} ({folder}). The project has changed: the import will go into this base.</translation>
  </message>
 </context>
 <context>
  <name>ImportLayerDialog</name>
  <message>
   <source>&amp;Couche ou tableau</source>
   <translation>&amp;Layer or table</translation>
  </message>
  <message>
   <source>&amp;Vérifier</source>
   <translation>&amp;Check</translation>
  </message>
  <message>
   <source>Base</source>
   <translation>Base</translation>
  </message>
  <message>
   <source>Ces v&amp;aleurs ne sont pas reconnues : que veulent-elles dire ?</source>
   <translation>These v&amp;alues are not known: what do they mean?</translation>
  </message>
  <message>
   <source>Choisissez une couche du projet (ajoutez-la d’abord à la carte), dites ce que ses colonnes contiennent, puis « Vérifier ». Ce qui changerait est montré à droite ; rien n’est enregistré avant « Importer ».</source>
   <translation>Choose a layer of the project (add it to the map first), say what its columns hold, then “Check”. What would change is shown on the right; nothing is saved before “Import”.</translation>
  </message>
  <message>
   <source>Colonne</source>
   <translation>Column</translation>
  </message>
  <message>
   <source>Dans la base</source>
   <translation>In the base</translation>
  </message>
  <message>
   <source>Dans la couche</source>
   <translation>In the layer</translation>
  </message>
  <message>
   <source>Importer une couche de sites</source>
   <translation>Import a layer of sites</translation>
  </message>
  <message>
   <source>Quelle colo&amp;nne de la couche remplit quelle colonne de la base ? Au moins l’appellation du site.</source>
   <translation>Which colum&amp;n of the layer fills which column of the base? At least the name of the site.</translation>
  </message>
  <message>
   <source>Valeur</source>
   <translation>Value</translation>
  </message>
  <message>
   <source>Veut dire</source>
   <translation>Means</translation>
  </message>
 </context>
 <context>
  <name>ImportPlatformDialog</name>
  <message>
   <source>&amp;Classeur</source>
   <translation>&amp;Workbook</translation>
  </message>
  <message>
   <source>Base</source>
   <translation>Base</translation>
  </message>
  <message>
   <source>Choisir le classeur…</source>
   <translation>Choose the workbook…</translation>
  </message>
  <message>
   <source>Choisissez le classeur exporté de la plateforme Résorption-bidonvilles. Ce qu’il changerait est montré ici ; rien n’est enregistré avant « Importer ». Les noms de personnes et les commentaires ne sont jamais importés.</source>
   <translation>Choose the workbook exported from the platform Résorption-bidonvilles. What it would change is shown here; nothing is saved before “Import”. Names of persons and comments are never imported.</translation>
  </message>
  <message>
   <source>Classeur</source>
   <translation>Workbook</translation>
  </message>
  <message>
   <source>Classeur de la plateforme (*.xlsx)</source>
   <translation>Workbook of the platform (*.xlsx)</translation>
  </message>
  <message>
   <source>Classeur exporté de la plateforme</source>
   <translation>Workbook exported from the platform</translation>
  </message>
  <message>
   <source>Importer l’export de la plateforme nationale</source>
   <translation>Import the export of the national platform</translation>
  </message>
  <message>
   <source>Lire de nouveau le classeur, par exemple après l’avoir fermé dans le tableur.</source>
   <translation>Read the workbook again, for instance once it is closed in the spreadsheet.</translation>
  </message>
  <message>
   <source>R&amp;elire</source>
   <translation>R&amp;ead again</translation>
  </message>
 </context>
 <context>
  <name>ImportPreview</name>
  <message>
   <source> Absents de l’export : {count} (ils restent dans la base).</source>
   <translation> Missing from the export: {count} (they stay in the base).</translation>
  </message>
  <message>
   <source> Les {count} premières lignes sont montrées, le rapport les a toutes.</source>
   <translation> The first {count} rows are shown, the report has them all.</translation>
  </message>
  <message>
   <source>&amp;Importer</source>
   <translation>&amp;Import</translation>
  </message>
  <message>
   <source>&amp;Lignes</source>
   <translation>&amp;Rows</translation>
  </message>
  <message>
   <source>&amp;Montrer</source>
   <translation>&amp;Show</translation>
  </message>
  <message>
   <source>&amp;Organismes</source>
   <translation>&amp;Organisations</translation>
  </message>
  <message>
   <source>, installé le {day}</source>
   <translation>, settled on {day}</translation>
  </message>
  <message>
   <source>, à {distance} m</source>
   <translation>, {distance} m away</translation>
  </message>
  <message>
   <source>Annuler</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Ces sites du fichier ressemblent à des sites de la base. Dites pour chacun lequel est le même, ou que c’est un nouveau site.</source>
   <translation>These sites of the file look like sites of the base. Say for each which one is the same, or that it is a new site.</translation>
  </message>
  <message>
   <source>C’est un nouveau site</source>
   <translation>It is a new site</translation>
  </message>
  <message>
   <source>C’est {code} – {name}</source>
   <translation>It is {code} – {name}</translation>
  </message>
  <message>
   <source>Dans la base</source>
   <translation>In the base</translation>
  </message>
  <message>
   <source>Dans le fichier</source>
   <translation>In the file</translation>
  </message>
  <message>
   <source>Décision</source>
   <translation>Decision</translation>
  </message>
  <message>
   <source>Enregistrer le &amp;rapport…</source>
   <translation>Save the &amp;report…</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Import terminé. </source>
   <translation>Import finished. </translation>
  </message>
  <message>
   <source>Importer les seules &amp;bonnes lignes (sinon, une ligne refusée empêche tout enregistrement)</source>
   <translation>Import the &amp;good rows only (otherwise, one refused row prevents all saving)</translation>
  </message>
  <message>
   <source>Ligne {number} : {name}{since}</source>
   <translation>Row {number}: {name}{since}</translation>
  </message>
  <message>
   <source>Lignes du fichier et ce qu’elles deviennent</source>
   <translation>Rows of the file and what becomes of them</translation>
  </message>
  <message>
   <source>Organismes intervenants cités dans le fichier. Cochez ceux à importer, après avoir vérifié que ce sont bien des organismes et non des personnes.</source>
   <translation>Organisations named in the file. Tick those to import, after checking that they are organisations and not persons.</translation>
  </message>
  <message>
   <source>Organismes à importer</source>
   <translation>Organisations to import</translation>
  </message>
  <message>
   <source>Sites à départager</source>
   <translation>Sites to be told apart</translation>
  </message>
  <message>
   <source>les lignes refusées</source>
   <translation>the refused rows</translation>
  </message>
  <message>
   <source>les sites créés</source>
   <translation>the created sites</translation>
  </message>
  <message>
   <source>les sites inchangés</source>
   <translation>the unchanged sites</translation>
  </message>
  <message>
   <source>les sites modifiés</source>
   <translation>the changed sites</translation>
  </message>
  <message>
   <source>toutes les lignes</source>
   <translation>all the rows</translation>
  </message>
  <message>
   <source>À &amp;départager</source>
   <translation>To &amp;decide</translation>
  </message>
  <message>
   <source>À &amp;départager ({count})</source>
   <translation>To &amp;decide ({count})</translation>
  </message>
  <message>
   <source>À choisir…</source>
   <translation>To be chosen…</translation>
  </message>
 </context>
 <context>
  <name>ImportReport</name>
  <message>
   <source>Colonne</source>
   <translation>Column</translation>
  </message>
  <message>
   <source>Identifiant plateforme</source>
   <translation>Platform identifier</translation>
  </message>
  <message>
   <source>Le site de la base n’est plus dans l’export : il n’est pas supprimé.</source>
   <translation>The site of the base is no longer in the export: it is not deleted.</translation>
  </message>
  <message>
   <source>Ligne</source>
   <translation>Row</translation>
  </message>
  <message>
   <source>Lignes lues : {rows}. Créées : {created}, modifiées : {updated}, inchangées : {unchanged}, refusées : {rejected}.</source>
   <translation>Rows read: {rows}. Created: {created}, changed: {updated}, unchanged: {unchanged}, refused: {rejected}.</translation>
  </message>
  <message>
   <source>Même site que {code} – {name} ({how}).</source>
   <translation>Same site as {code} – {name} ({how}).</translation>
  </message>
  <message>
   <source>Précision</source>
   <translation>Detail</translation>
  </message>
  <message>
   <source>Résultat</source>
   <translation>Result</translation>
  </message>
  <message>
   <source>Site</source>
   <translation>Site</translation>
  </message>
  <message>
   <source>absent de l’export</source>
   <translation>absent from the export</translation>
  </message>
  <message>
   <source>créé</source>
   <translation>created</translation>
  </message>
  <message>
   <source>inchangé</source>
   <translation>unchanged</translation>
  </message>
  <message>
   <source>inconnu</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>modifié</source>
   <translation>changed</translation>
  </message>
  <message>
   <source>même lieu</source>
   <translation>same place</translation>
  </message>
  <message>
   <source>même nom, même commune</source>
   <translation>same name, same municipality</translation>
  </message>
  <message>
   <source>refusé</source>
   <translation>refused</translation>
  </message>
  <message>
   <source>votre choix</source>
   <translation>your choice</translation>
  </message>
  <message>
   <source>{column} : {before} → {after}</source>
   <translation>{column}: {before} → {after}</translation>
  </message>
  <message>
   <source>{row}, {change}</source>
   <translation>{row}, {change}</translation>
  </message>
  <message>
   <source>« {source} » ne contient aucun site.</source>
   <translation>“{source}” holds no site.</translation>
  </message>
  <message>
   <source>à créer</source>
   <translation>to create</translation>
  </message>
  <message>
   <source>à modifier</source>
   <translation>to change</translation>
  </message>
 </context>
 <context>
  <name>ImporterCouche</name>
  <message>
   <source>&lt;p&gt;Verse dans la base les sites d’une couche ou d’un tableau : points ou polygones dans n’importe quel système de coordonnées, ou tableau avec des colonnes de latitude et de longitude.&lt;/p&gt;&lt;p&gt;Les colonnes qui portent le nom ou le libellé de celles de la base sont reconnues. Sinon, donnez la correspondance : &lt;code&gt;{"colonnes": {"nom": "NOM_SITE", "nb_personnes": "POP"}, "valeurs": {"type_site": {"camp": "terrain"}}}&lt;/code&gt;&lt;/p&gt;&lt;p&gt;Un site déjà connu est mis à jour (identifiant de la plateforme, sinon nom et commune, sinon lieu). Si une ligne est refusée, rien n’est enregistré, sauf avec ACCEPTER_PARTIEL.&lt;/p&gt;&lt;p&gt;Exemple : PROTOCOLE=protocole.gpkg COUCHE=sites.shp RAPPORT=rapport.csv&lt;/p&gt;</source>
   <translation>&lt;p&gt;Loads into the base the sites of a layer or a table: points or polygons in any coordinate reference system, or a table with columns of latitude and longitude.&lt;/p&gt;&lt;p&gt;Columns that bear the name or the label of those of the base are recognised. Otherwise give the mapping: &lt;code&gt;{"colonnes": {"nom": "NOM_SITE", "nb_personnes": "POP"}, "valeurs": {"type_site": {"camp": "terrain"}}}&lt;/code&gt;&lt;/p&gt;&lt;p&gt;A site already known is updated (identifier of the platform, otherwise name and municipality, otherwise place). If a row is refused, nothing is saved, except with ACCEPTER_PARTIEL.&lt;/p&gt;&lt;p&gt;Example: PROTOCOLE=protocole.gpkg COUCHE=sites.shp RAPPORT=rapport.csv&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Correspondance</source>
   <translation>Mapping</translation>
  </message>
  <message>
   <source>Couche ou tableau de sites</source>
   <translation>Layer or table of sites</translation>
  </message>
  <message>
   <source>Importer une couche de sites</source>
   <translation>Import a layer of sites</translation>
  </message>
  <message>
   <source>Vide : d’après le nom des colonnes.</source>
   <translation>Empty: from the names of the columns.</translation>
  </message>
 </context>
 <context>
  <name>ImporterPlateforme</name>
  <message>
   <source>&lt;p&gt;Verse dans la base les sites d’un classeur exporté de la plateforme Résorption-bidonvilles : sites existants, en cours de résorption, fermés ou résorbés, avec ou sans options.&lt;/p&gt;&lt;p&gt;Un site déjà connu est mis à jour : même identifiant de la plateforme, sinon même nom et même commune, sinon même lieu. Un comptage ou un constat qui a changé fait une nouvelle ligne datée. Un contour dessiné, une note, un lien restent ; une réponse « NC » n’efface rien ; rien n’est supprimé.&lt;/p&gt;&lt;p&gt;Les noms de personnes, les commentaires et les noms des propriétaires privés ne sont jamais importés. Propriétaires et procédures vont dans un fichier à part, NOM.restreint.gpkg.&lt;/p&gt;&lt;p&gt;Si une ligne est refusée, rien n’est enregistré, sauf avec ACCEPTER_PARTIEL.&lt;/p&gt;&lt;p&gt;Exemple : PROTOCOLE=protocole.gpkg FICHIER=2026-09-15-sites-existants.xlsx RAPPORT=rapport.csv&lt;/p&gt;</source>
   <translation>&lt;p&gt;Loads into the base the sites of a workbook exported from the platform Résorption-bidonvilles: existing sites, being resorbed, closed or resorbed, with or without options.&lt;/p&gt;&lt;p&gt;A site already known is updated: same identifier of the platform, otherwise same name and same municipality, otherwise same place. A count or an observation that changed makes a new dated row. A drawn outline, a note, a link stay; an answer “NC” erases nothing; nothing is deleted.&lt;/p&gt;&lt;p&gt;Names of persons, comments and names of private owners are never imported. Owners and proceedings go into a separate file, NOM.restreint.gpkg.&lt;/p&gt;&lt;p&gt;If a row is refused, nothing is saved, except with ACCEPTER_PARTIEL.&lt;/p&gt;&lt;p&gt;Example: PROTOCOLE=protocole.gpkg FICHIER=2026-09-15-sites-existants.xlsx RAPPORT=rapport.csv&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Classeur de la plateforme</source>
   <translation>Workbook of the platform</translation>
  </message>
  <message>
   <source>Importer les organismes intervenants</source>
   <translation>Import the organisations at work</translation>
  </message>
  <message>
   <source>Importer l’export de la plateforme nationale</source>
   <translation>Import the export of the national platform</translation>
  </message>
  <message>
   <source>L’organisme et ses thèmes, jamais la personne. À cocher après avoir vérifié le classeur.</source>
   <translation>The organisation and its themes, never the person. To be ticked after checking the workbook.</translation>
  </message>
 </context>
 <context>
  <name>JournalPanel</name>
  <message>
   <source>&amp;Chercher</source>
   <translation>&amp;Search</translation>
  </message>
  <message>
   <source>&amp;Montrer</source>
   <translation>S&amp;how</translation>
  </message>
  <message>
   <source>Act&amp;ualiser</source>
   <translation>Re&amp;fresh</translation>
  </message>
  <message>
   <source>Aucune modification de ce site n’est inscrite au journal.</source>
   <translation>The journal has no change of this site.</translation>
  </message>
  <message>
   <source>Aucune modification ne correspond à ce que vous cherchez.</source>
   <translation>No change matches what you look for.</translation>
  </message>
  <message>
   <source>C&amp;opier</source>
   <translation>C&amp;opy</translation>
  </message>
  <message>
   <source>Ce qui est montré du journal</source>
   <translation>What is shown of the journal</translation>
  </message>
  <message>
   <source>Copie le texte choisi, ou tout ce qui est affiché.</source>
   <translation>Copies the selected text, or all that is shown.</translation>
  </message>
  <message>
   <source>Journal du site</source>
   <translation>Journal of the site</translation>
  </message>
  <message>
   <source>Lecture du journal…</source>
   <translation>Reading the journal…</translation>
  </message>
  <message>
   <source>Les {lues} modifications les plus récentes, sur {total}.</source>
   <translation>The {lues} most recent changes, out of {total}.</translation>
  </message>
  <message>
   <source>Modifications, de la plus récente à la plus ancienne</source>
   <translation>Changes, from the most recent to the oldest</translation>
  </message>
  <message>
   <source>Modifications : {total}.</source>
   <translation>Changes: {total}.</translation>
  </message>
  <message>
   <source>Plus &amp;anciens</source>
   <translation>Ol&amp;der</translation>
  </message>
  <message>
   <source>Texte à chercher dans le journal</source>
   <translation>Text to look for in the journal</translation>
  </message>
  <message>
   <source>Tout le journal</source>
   <translation>The whole journal</translation>
  </message>
  <message>
   <source>Un auteur, un mot, une valeur…</source>
   <translation>An author, a word, a value…</translation>
  </message>
  <message>
   <source>{trouvees} trouvées parmi les {lues} modifications les plus récentes, sur {total}.</source>
   <translation>{trouvees} found among the {lues} most recent changes, out of {total}.</translation>
  </message>
 </context>
 <context>
  <name>LandNotes</name>
  <message>
   <source>Ce que c’est</source>
   <translation>What it is</translation>
  </message>
  <message>
   <source>Ce que les couches ne couvrent pas est inconnu, ce qui n’est pas une absence de risque. « Compatible » ne vaut ni autorisation d’urbanisme ni avis d’un service, et la capacité est un ordre de grandeur.</source>
   <translation>What the layers do not cover is unknown, which is not an absence of risk. “Compatible” is neither a planning permission nor the opinion of a service, and the capacity is an order of magnitude.</translation>
  </message>
  <message>
   <source>Ces chiffres sont ceux du criblage, tels qu’il les a enregistrés : besoins fixés par les partenaires, repères humanitaires, méthodes publiées ou conventions du logiciel, comme le dit chaque ligne. Aucun n’est présenté comme une norme : l’atteindre ne rend conforme à aucun texte.</source>
   <translation>These figures are those of the screening, as it recorded them: needs set by the partners, humanitarian landmarks, published methods or conventions of the software, as each line says. None is presented as a standard: reaching it complies with no text.</translation>
  </message>
  <message>
   <source>Criblage du {day}, règles version {version}</source>
   <translation>Screening of {day}, rules version {version}</translation>
  </message>
  <message>
   <source>La surface utile saisie est celle que les partenaires ont notée ; celle de la règle R1 est mesurée par le criblage, zones d’interdiction retirées.</source>
   <translation>The usable area entered is the one that the partners noted; that of rule R1 is measured by the screening, prohibited zones taken out.</translation>
  </message>
  <message>
   <source>Le criblage dit « compatible », les personnes décident : aucune étape ne vient d’une règle, et un terrain « compatible » n’est pas un terrain retenu.</source>
   <translation>The screening says “compatible”, people decide: no stage comes from a rule, and “compatible” land is not selected land.</translation>
  </message>
  <message>
   <source>Les terrains repérés pour un aménagement transitoire, l’étape où chacun en est, et ce que huit règles (R1 à R8) ont relevé au dernier criblage, avec leurs motifs.</source>
   <translation>The land spotted for a transitional settlement, the stage that each has reached, and what eight rules (R1 to R8) found at the last screening, with their reasons.</translation>
  </message>
  <message>
   <source>Limites</source>
   <translation>Limits</translation>
  </message>
  <message>
   <source>Parcelles examinées, sur tout le territoire criblé : {told}.</source>
   <translation>Parcels examined, over all the territory screened: {told}.</translation>
  </message>
  <message>
   <source>Qui décide</source>
   <translation>Who decides</translation>
  </message>
  <message>
   <source>Surfaces</source>
   <translation>Areas</translation>
  </message>
  <message>
   <source>inconnu</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>inconnue</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>source non enregistrée</source>
   <translation>source not recorded</translation>
  </message>
 </context>
 <context>
  <name>LandPages</name>
  <message>
   <source>Accord</source>
   <translation>Agreement</translation>
  </message>
  <message>
   <source>Aménagement</source>
   <translation>Settlement</translation>
  </message>
  <message>
   <source>Aucun criblage n’est enregistré sur ces terrains.</source>
   <translation>No screening is recorded on this land.</translation>
  </message>
  <message>
   <source>Aucun terrain disponible : tous ont été écartés.</source>
   <translation>No available land: all of it was ruled out.</translation>
  </message>
  <message>
   <source>Aucun terrain n’a été écarté.</source>
   <translation>No land was ruled out.</translation>
  </message>
  <message>
   <source>Aucun terrain n’est saisi.</source>
   <translation>No land is entered.</translation>
  </message>
  <message>
   <source>Capacité (personnes)</source>
   <translation>Capacity (persons)</translation>
  </message>
  <message>
   <source>Ce que la couche dit</source>
   <translation>What the layer tells</translation>
  </message>
  <message>
   <source>Ce que vaut ce chiffre</source>
   <translation>What this figure is worth</translation>
  </message>
  <message>
   <source>Ce terrain n’a jamais été criblé : rien n’est connu de ce que diraient les règles.</source>
   <translation>This land was never screened: nothing is known of what the rules would say.</translation>
  </message>
  <message>
   <source>Chiffre</source>
   <translation>Figure</translation>
  </message>
  <message>
   <source>Chiffres employés, et d’où ils viennent</source>
   <translation>Figures used, and where they come from</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Commune</translation>
  </message>
  <message>
   <source>Coordonnées</source>
   <translation>Coordinates</translation>
  </message>
  <message>
   <source>Couche</source>
   <translation>Layer</translation>
  </message>
  <message>
   <source>Couches lues par le criblage</source>
   <translation>Layers read by the screening</translation>
  </message>
  <message>
   <source>Criblage</source>
   <translation>Screening</translation>
  </message>
  <message>
   <source>Dernier résultat du criblage, pour les terrains disponibles</source>
   <translation>Last result of the screening, for the available land</translation>
  </message>
  <message>
   <source>Disponibilité</source>
   <translation>Availability</translation>
  </message>
  <message>
   <source>Fiches des terrains disponibles, par étape</source>
   <translation>Available land in detail, by stage</translation>
  </message>
  <message>
   <source>Foncier disponible (article 9)</source>
   <translation>Available land (Article 9)</translation>
  </message>
  <message>
   <source>Jamais criblé</source>
   <translation>Never screened</translation>
  </message>
  <message>
   <source>Millésime</source>
   <translation>Vintage</translation>
  </message>
  <message>
   <source>Motif de l’écart</source>
   <translation>Reason for ruling out</translation>
  </message>
  <message>
   <source>Non examinée.</source>
   <translation>Not examined.</translation>
  </message>
  <message>
   <source>Objets</source>
   <translation>Features</translation>
  </message>
  <message>
   <source>Parcelles ({n})</source>
   <translation>Parcels ({n})</translation>
  </message>
  <message>
   <source>Propriétaire</source>
   <translation>Owner</translation>
  </message>
  <message>
   <source>Règle</source>
   <translation>Rule</translation>
  </message>
  <message>
   <source>Résultat du criblage</source>
   <translation>Result of the screening</translation>
  </message>
  <message>
   <source>Surface</source>
   <translation>Area</translation>
  </message>
  <message>
   <source>Surface utile saisie</source>
   <translation>Usable area entered</translation>
  </message>
  <message>
   <source>Terrain</source>
   <translation>Land</translation>
  </message>
  <message>
   <source>Terrain sans nom</source>
   <translation>Land without a name</translation>
  </message>
  <message>
   <source>Terrains de cette liste qui portent déjà un aménagement ou lui sont destinés : {n} ({codes}).</source>
   <translation>Land of this list that already bears a settlement or is meant for one: {n} ({codes}).</translation>
  </message>
  <message>
   <source>Terrains disponibles : {n}, les terrains écartés n’en sont pas. Surface : {area}. Surface utile saisie : {usable}.</source>
   <translation>Pieces of available land: {n}, not counting what was ruled out. Area: {area}. Usable area entered: {usable}.</translation>
  </message>
  <message>
   <source>Terrains par étape</source>
   <translation>Land by stage</translation>
  </message>
  <message>
   <source>Terrains écartés</source>
   <translation>Land ruled out</translation>
  </message>
  <message>
   <source>Unité</source>
   <translation>Unit</translation>
  </message>
  <message>
   <source>Vue d’ensemble des terrains disponibles</source>
   <translation>Overview of the available land</translation>
  </message>
  <message>
   <source>au</source>
   <translation>on</translation>
  </message>
  <message>
   <source>aucun</source>
   <translation>none</translation>
  </message>
  <message>
   <source>aucun identifiant saisi</source>
   <translation>no identifier entered</translation>
  </message>
  <message>
   <source>du {start} au {end}</source>
   <translation>from {start} to {end}</translation>
  </message>
  <message>
   <source>inconnue</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>jamais criblé</source>
   <translation>never screened</translation>
  </message>
  <message>
   <source>jusqu’au {end}</source>
   <translation>until {end}</translation>
  </message>
  <message>
   <source>non renseignée</source>
   <translation>not filled in</translation>
  </message>
  <message>
   <source>{area} (terrains sans surface connue : {n})</source>
   <translation>{area} (land without a known area: {n})</translation>
  </message>
  <message>
   <source>{land} – étape : {stage}</source>
   <translation>{land} – stage: {stage}</translation>
  </message>
  <message>
   <source>{least} à {most}</source>
   <translation>{least} to {most}</translation>
  </message>
  <message>
   <source>{range} personnes</source>
   <translation>{range} persons</translation>
  </message>
  <message>
   <source>{verdict}, au {day}. Capacité, en ordre de grandeur : {people}.</source>
   <translation>{verdict}, on {day}. Capacity, as an order of magnitude: {people}.</translation>
  </message>
  <message>
   <source>À titre d’information</source>
   <translation>For information</translation>
  </message>
  <message>
   <source>Échelle</source>
   <translation>Scale</translation>
  </message>
  <message>
   <source>Étape</source>
   <translation>Stage</translation>
  </message>
  <message>
   <source>à partir du {start}</source>
   <translation>from {start}</translation>
  </message>
 </context>
 <context>
  <name>LandReasons</name>
  <message>
   <source>Ce que les règles disent n’est pas une décision.</source>
   <translation>What the rules say is not a decision.</translation>
  </message>
  <message>
   <source>Parcelles regroupées : {names}</source>
   <translation>Merged parcels: {names}</translation>
  </message>
  <message>
   <source>Propriétaire : {owner}</source>
   <translation>Owner: {owner}</translation>
  </message>
  <message>
   <source>Résultat des règles : {verdict}</source>
   <translation>Result of the rules: {verdict}</translation>
  </message>
  <message>
   <source>Source : {source}</source>
   <translation>Source: {source}</translation>
  </message>
  <message>
   <source>non examinée</source>
   <translation>not examined</translation>
  </message>
  <message>
   <source>pour information</source>
   <translation>for information</translation>
  </message>
  <message>
   <source>pour information, incomplet</source>
   <translation>for information, incomplete</translation>
  </message>
 </context>
 <context>
  <name>LandResultNames</name>
  <message>
   <source>Criblage du {day}</source>
   <translation>Screening of {day}</translation>
  </message>
  <message>
   <source>Criblage du {day} à {time}</source>
   <translation>Screening of {day} at {time}</translation>
  </message>
  <message>
   <source>Criblage {day} {time}</source>
   <translation>Screening {day} {time}</translation>
  </message>
 </context>
 <context>
  <name>LandWindow</name>
  <message>
   <source>&amp;1. Couches</source>
   <translation>&amp;1. Layers</translation>
  </message>
  <message>
   <source>&amp;2. Règles</source>
   <translation>&amp;2. Rules</translation>
  </message>
  <message>
   <source>&amp;3. Criblage</source>
   <translation>&amp;3. Screening</translation>
  </message>
  <message>
   <source>&amp;4. Résultats</source>
   <translation>&amp;4. Results</translation>
  </message>
  <message>
   <source>&amp;Fermer</source>
   <translation>&amp;Close</translation>
  </message>
  <message>
   <source>&amp;Lancer le criblage</source>
   <translation>&amp;Run the screening</translation>
  </message>
  <message>
   <source>&amp;Précédent</source>
   <translation>&amp;Previous</translation>
  </message>
  <message>
   <source>&amp;Suivant</source>
   <translation>&amp;Next</translation>
  </message>
  <message>
   <source>Arrêter le criblage en cours ? Rien de ce passage ne sera enregistré.</source>
   <translation>Stop the screening under way? Nothing of this run will be saved.</translation>
  </message>
  <message>
   <source>Criblage arrêté à votre demande. Rien n’a été enregistré de ce passage.</source>
   <translation>Screening stopped at your request. Nothing of this run has been saved.</translation>
  </message>
  <message>
   <source>La base est en cours d’écriture : la fenêtre pourra être fermée dans un instant.</source>
   <translation>The base is being written: the window can be closed in a moment.</translation>
  </message>
  <message>
   <source>Le criblage s’est arrêté sur une erreur inattendue ({kind}). Rien n’a été enregistré de ce passage.</source>
   <translation>The screening stopped on an unexpected error ({kind}). Nothing of this run has been saved.</translation>
  </message>
  <message>
   <source>Le projet a changé : cette fenêtre travaille toujours pour la base « {base} » ({folder}).</source>
   <translation>The project has changed: this window still works for the base “{base}” ({folder}).</translation>
  </message>
  <message>
   <source>Rechercher du foncier – Article 9</source>
   <translation>Search for land – Article 9</translation>
  </message>
 </context>
 <context>
  <name>LateLayers</name>
  <message>
   <source>Ajouter</source>
   <translation>Add</translation>
  </message>
  <message>
   <source>Ajouté à la légende : {layers}. Enregistrez le projet pour garder ce changement.</source>
   <translation>Added to the legend: {layers}. Save the project to keep this change.</translation>
  </message>
  <message>
   <source>Ce ne sera plus proposé, une fois le projet enregistré.</source>
   <translation>It will not be offered again, once the project is saved.</translation>
  </message>
  <message>
   <source>Ce projet vient d’une version précédente et n’a pas ces couches : {layers}.</source>
   <translation>This project comes from an earlier version and does not have these layers: {layers}.</translation>
  </message>
  <message>
   <source>Ce projet vient d’une version précédente et n’a pas la couche {layers}.</source>
   <translation>This project comes from an earlier version and does not have the layer {layers}.</translation>
  </message>
  <message>
   <source>Ne plus proposer</source>
   <translation>Do not offer again</translation>
  </message>
  <message>
   <source>Résorption</source>
   <translation>Résorption</translation>
  </message>
 </context>
 <context>
  <name>LayersPage</name>
  <message>
   <source>&amp;Regrouper d’abord les parcelles qui se touchent et ont le même propriétaire connu</source>
   <translation>&amp;Merge first the parcels that touch and have the same known owner</translation>
  </message>
  <message>
   <source>Choisissez la couche des parcelles cadastrales à examiner.</source>
   <translation>Choose the layer of the cadastral parcels to examine.</translation>
  </message>
  <message>
   <source>Couches et tableaux (*.gpkg *.geojson *.json *.shp *.gml *.kml *.tab *.fgb *.zip *.csv *.txt);;Tous les fichiers (*)</source>
   <translation>Layers and tables (*.gpkg *.geojson *.json *.shp *.gml *.kml *.tab *.fgb *.zip *.csv *.txt);;All files (*)</translation>
  </message>
  <message>
   <source>Dites quelle couche du projet ou quel fichier joue chaque rôle. Les propositions viennent des colonnes et des noms : vérifiez-les. Une couche absente n’est jamais lue comme « rien à cet endroit ».</source>
   <translation>Say which layer of the project or which file has each role. The proposals come from columns and names: check them. A missing layer is never read as “nothing there”.</translation>
  </message>
  <message>
   <source>Fichier : {role}</source>
   <translation>File: {role}</translation>
  </message>
  <message>
   <source>Lues la dernière fois, absentes aujourd’hui : {names}.</source>
   <translation>Read the last time, missing today: {names}.</translation>
  </message>
  <message>
   <source>Parcelles à examiner</source>
   <translation>Parcels to examine</translation>
  </message>
  <message>
   <source>Retirée du projet : {names}. Choisissez une autre couche, ou son fichier.</source>
   <translation>Removed from the project: {names}. Choose another layer, or its file.</translation>
  </message>
  <message>
   <source>« {file} » contient {count} couches : vérifiez celle qui est choisie, les autres sont dans les listes.</source>
   <translation>“{file}” has {count} layers: check the one that is chosen, the others are in the lists.</translation>
  </message>
  <message>
   <source>« {file} » n’a pas de couche dont la géométrie convienne à « {role} ».</source>
   <translation>“{file}” has no layer whose geometry suits “{role}”.</translation>
  </message>
 </context>
 <context>
  <name>LeavingBox</name>
  <message>
   <source>Abandonner la saisie</source>
   <translation>Discard the entry</translation>
  </message>
  <message>
   <source>Enregistrer</source>
   <translation>Save</translation>
  </message>
  <message>
   <source>Enregistrer ce qui a été saisi dans cette fiche ?</source>
   <translation>Save what was typed in this file?</translation>
  </message>
  <message>
   <source>Rester sur la fiche</source>
   <translation>Stay on the file</translation>
  </message>
  <message>
   <source>Résorption</source>
   <translation>Résorption</translation>
  </message>
 </context>
 <context>
  <name>LifeMenu</name>
  <message>
   <source>Annuler la fermeture, avec un motif gardé dans le journal</source>
   <translation>Undo the closing, with a reason kept in the journal</translation>
  </message>
  <message>
   <source>Corriger la &amp;fermeture…</source>
   <translation>Correct the &amp;closing…</translation>
  </message>
  <message>
   <source>Dire de quels sites sont venus les habitants</source>
   <translation>Say which sites the inhabitants came from</translation>
  </message>
  <message>
   <source>Dire quel site a occupé le même lieu auparavant</source>
   <translation>Say which site occupied the same place before</translation>
  </message>
  <message>
   <source>R&amp;ouvrir…</source>
   <translation>Re&amp;open…</translation>
  </message>
  <message>
   <source>Résorber ou &amp;fermer…</source>
   <translation>Resorb or &amp;close…</translation>
  </message>
  <message>
   <source>Signaler une &amp;réinstallation…</source>
   <translation>&amp;Report a re-installation…</translation>
  </message>
  <message>
   <source>Site &amp;précédent…</source>
   <translation>&amp;Previous site…</translation>
  </message>
  <message>
   <source>Terminez ou annulez d’abord cette saisie.</source>
   <translation>Finish or cancel this entry first.</translation>
  </message>
 </context>
 <context>
  <name>LinkRow</name>
  <message>
   <source>Choisir : {title}</source>
   <translation>Choose: {title}</translation>
  </message>
  <message>
   <source>Choisir…</source>
   <translation>Choose…</translation>
  </message>
  <message>
   <source>{names} et un autre</source>
   <translation>{names} and one other</translation>
  </message>
  <message>
   <source>{names} et {count} autres</source>
   <translation>{names} and {count} others</translation>
  </message>
 </context>
 <context>
  <name>LinkSitesDialog</name>
  <message>
   <source>&amp;Chercher un site</source>
   <translation>&amp;Search for a site</translation>
  </message>
  <message>
   <source>Aucun site ne correspond à cette recherche.</source>
   <translation>No site matches this search.</translation>
  </message>
  <message>
   <source>Aucun site proposé. Cherchez-en un par son code, son nom, son adresse ou sa commune.</source>
   <translation>No site suggested. Search for one by its code, name, address or commune.</translation>
  </message>
  <message>
   <source>Chercher un site</source>
   <translation>Search for a site</translation>
  </message>
  <message>
   <source>Cochez les occupations antérieures du même lieu. Sont proposés les sites fermés dont le contour recouvre celui-ci.</source>
   <translation>Tick the former occupations of the same place. Suggested: closed sites whose outline covers part of this one.</translation>
  </message>
  <message>
   <source>Cochez les sites d’où viennent les habitants de ce site. Sont proposés les sites ouverts, et ceux qui ont fermé dans les 90 jours avant ou après son installation. Le site sera noté comme réinstallation, même si l’origine est inconnue.</source>
   <translation>Tick the sites where the inhabitants of this site came from. Suggested: open sites, and those that closed within 90 days before or after its settling. The site will be noted as a resettlement, even if the origin is unknown.</translation>
  </message>
  <message>
   <source>Code, nom, adresse ou commune, avec ou sans accents</source>
   <translation>Code, name, address or commune, with or without accents</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Commune</translation>
  </message>
  <message>
   <source>Fermé le</source>
   <translation>Closed on</translation>
  </message>
  <message>
   <source>Installé le</source>
   <translation>Settled on</translation>
  </message>
  <message>
   <source>La base a été relue. Votre saisie est gardée : vérifiez-la, puis enregistrez.</source>
   <translation>The base was read again. What you typed is kept: check it, then save.</translation>
  </message>
  <message>
   <source>Motif du retrait</source>
   <translation>Reason for removal</translation>
  </message>
  <message>
   <source>Motif du retrait *</source>
   <translation>Reason for removal *</translation>
  </message>
  <message>
   <source>Seront enregistrés : {liste}.</source>
   <translation>To be saved: {liste}.</translation>
  </message>
  <message>
   <source>Signaler une réinstallation : {site}</source>
   <translation>Report a resettlement: {site}</translation>
  </message>
  <message>
   <source>Site</source>
   <translation>Site</translation>
  </message>
  <message>
   <source>Site précédent : {site}</source>
   <translation>Previous site: {site}</translation>
  </message>
  <message>
   <source>Sites à lier</source>
   <translation>Sites to link</translation>
  </message>
  <message>
   <source>Situation</source>
   <translation>Situation</translation>
  </message>
  <message>
   <source>Statut</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>la réinstallation</source>
   <translation>the resettlement</translation>
  </message>
  <message>
   <source>liens ajoutés ({nombre})</source>
   <translation>links added ({nombre})</translation>
  </message>
  <message>
   <source>liens retirés ({nombre})</source>
   <translation>links removed ({nombre})</translation>
  </message>
  <message>
   <source>recouvre {part} %</source>
   <translation>covers {part}%</translation>
  </message>
  <message>
   <source>{montres} sites affichés sur {nombre} : précisez la recherche.</source>
   <translation>{montres} sites shown out of {nombre}: narrow the search.</translation>
  </message>
  <message>
   <source>à {distance} km</source>
   <translation>{distance} km away</translation>
  </message>
  <message>
   <source>à {distance} m</source>
   <translation>{distance} m away</translation>
  </message>
 </context>
 <context>
  <name>LinkedForm</name>
  <message>
   <source>* À remplir</source>
   <translation>* Required</translation>
  </message>
  <message>
   <source>Preuves</source>
   <translation>Evidence</translation>
  </message>
 </context>
 <context>
  <name>LinkedPanel</name>
  <message>
   <source>&amp;Rattacher…</source>
   <translation>&amp;Attach…</translation>
  </message>
  <message>
   <source>Détacher de ce site</source>
   <translation>Detach from this site</translation>
  </message>
  <message>
   <source>Rattacher au site</source>
   <translation>Attach to the site</translation>
  </message>
  <message>
   <source>Rattacher au site ce qui est déjà dans la base</source>
   <translation>Attach to the site what is already in the base</translation>
  </message>
  <message>
   <source>Résorption</source>
   <translation>Résorption</translation>
  </message>
  <message>
   <source>Supprimer pour tous…</source>
   <translation>Delete for all…</translation>
  </message>
  <message>
   <source>« {name} » concerne aussi un autre site.</source>
   <translation>“{name}” also concerns another site.</translation>
  </message>
  <message>
   <source>« {name} » concerne aussi {count} autres sites.</source>
   <translation>“{name}” also concerns {count} other sites.</translation>
  </message>
  <message>
   <source>« {name} » ne concerne que ce site. Le garder dans la base, sans site ?</source>
   <translation>“{name}” concerns this site only. Keep it in the base, without a site?</translation>
  </message>
 </context>
 <context>
  <name>ListPath</name>
  <message>
   <source>Classeur Excel (*.xlsx)</source>
   <translation>Excel workbook (*.xlsx)</translation>
  </message>
  <message>
   <source>Classeur OpenDocument (*.ods)</source>
   <translation>OpenDocument workbook (*.ods)</translation>
  </message>
  <message>
   <source>Texte séparé par des points-virgules (*.csv)</source>
   <translation>Text separated by semicolons (*.csv)</translation>
  </message>
  <message>
   <source>« {name} » existe déjà. Le remplacer ?</source>
   <translation>“{name}” already exists. Replace it?</translation>
  </message>
 </context>
 <context>
  <name>LivingBlocks</name>
  <message>
   <source>Aucun besoin n’est compté.</source>
   <translation>No need is counted.</translation>
  </message>
  <message>
   <source>Aucun constat des conditions de vie n’est saisi.</source>
   <translation>No observation of the living conditions is entered.</translation>
  </message>
  <message>
   <source>Aucun diagnostic saisi.</source>
   <translation>No diagnosis entered.</translation>
  </message>
  <message>
   <source>Aucune réponse ne fait baisser l’état d’un thème.</source>
   <translation>No answer lowers the status of a theme.</translation>
  </message>
  <message>
   <source>Besoins comptés</source>
   <translation>Needs counted</translation>
  </message>
  <message>
   <source>Bon</source>
   <translation>Good</translation>
  </message>
  <message>
   <source>Conditions de vie</source>
   <translation>Living conditions</translation>
  </message>
  <message>
   <source>Dernier constat : {day}.</source>
   <translation>Last observation: {day}.</translation>
  </message>
  <message>
   <source>Diagnostics</source>
   <translation>Diagnoses</translation>
  </message>
  <message>
   <source>Eau : l’accès n’est pas connu. « Mauvais » est alors la règle de la plateforme nationale, non un constat.</source>
   <translation>Water: the access is not known. “Bad” is then the rule of the national platform, not a finding.</translation>
  </message>
  <message>
   <source>Inconnu</source>
   <translation>Unknown</translation>
  </message>
  <message>
   <source>Mauvais</source>
   <translation>Bad</translation>
  </message>
  <message>
   <source>Thème</source>
   <translation>Theme</translation>
  </message>
  <message>
   <source>non compté</source>
   <translation>not counted</translation>
  </message>
  <message>
   <source>{told}, {day}</source>
   <translation>{told}, {day}</translation>
  </message>
  <message>
   <source>À améliorer</source>
   <translation>To improve</translation>
  </message>
  <message>
   <source>État, et ce qui le dit</source>
   <translation>Status, and what says so</translation>
  </message>
 </context>
 <context>
  <name>MapFrame</name>
  <message>
   <source>Aucun site recensé.</source>
   <translation>No site recorded.</translation>
  </message>
  <message>
   <source>Hors de l’emprise de la carte, non dessinés : {count}.</source>
   <translation>Outside the map, not drawn: {count}.</translation>
  </message>
  <message>
   <source>Lieux sans contour dans la base, non dessinés : {count}.</source>
   <translation>Places without an outline in the base, not drawn: {count}.</translation>
  </message>
  <message>
   <source>Noms de communes non écrits, faute de place : {count}.</source>
   <translation>Names of municipalities not written for lack of room: {count}.</translation>
  </message>
  <message>
   <source>Noms de lieux non écrits, faute de place : {count}.</source>
   <translation>Names of places not written for lack of room: {count}.</translation>
  </message>
  <message>
   <source>Un contour sous un symbole : périmètre du lieu, à l’échelle.</source>
   <translation>An outline under a symbol: extent of the place, to scale.</translation>
  </message>
  <message>
   <source>Un symbole et un nombre dans un cercle : nombre de lieux de même nature, trop proches pour être distingués à cette échelle.</source>
   <translation>A symbol and a number in a circle: number of places of the same kind, too close to be told apart at this scale.</translation>
  </message>
 </context>
 <context>
  <name>MapLegend</name>
  <message>
   <source>Aménagements transitoires</source>
   <translation>Transitional settlements</translation>
  </message>
  <message>
   <source>Foncier disponible</source>
   <translation>Available land</translation>
  </message>
  <message>
   <source>Légende</source>
   <translation>Legend</translation>
  </message>
  <message>
   <source>Sites fermés</source>
   <translation>Closed sites</translation>
  </message>
  <message>
   <source>Sites occupés</source>
   <translation>Occupied sites</translation>
  </message>
  <message>
   <source>Sites résorbés ou fermés, par niveau</source>
   <translation>Resorbed or closed sites, by level</translation>
  </message>
  <message>
   <source>Territoire</source>
   <translation>Territory</translation>
  </message>
 </context>
 <context>
  <name>MatrixTable</name>
  <message>
   <source>(aucun partenaire)</source>
   <translation>(no partner)</translation>
  </message>
 </context>
 <context>
  <name>MeaningDialog</name>
  <message>
   <source>Ce que dit et ne dit pas ce niveau</source>
   <translation>What this level says and does not say</translation>
  </message>
  <message>
   <source>Ce qu’il ne dit pas</source>
   <translation>What it does not say</translation>
  </message>
  <message>
   <source>Changer les seuils…</source>
   <translation>Change the thresholds…</translation>
  </message>
  <message>
   <source>Comment il est donné, dans cet ordre</source>
   <translation>How it is given, in this order</translation>
  </message>
  <message>
   <source>F1 ou F4 inconnu, ou moins de {known} facteurs connus sur six.</source>
   <translation>F1 or F4 unknown, or fewer than {known} of the six factors known.</translation>
  </message>
  <message>
   <source>La règle se vérifie avec la boîte à outils de traitements : « Vérifier la règle de vigilance sur les fermetures passées ».</source>
   <translation>The rule is verified from the Processing toolbox: “Check the watch rule against past closings”.</translation>
  </message>
  <message>
   <source>Les seuils en vigueur</source>
   <translation>The thresholds in force</translation>
  </message>
  <message>
   <source>Les six facteurs et leur niveau de preuve (de A, fort, à C, faible)</source>
   <translation>The six factors and their grade of evidence (from A, strong, to C, weak)</translation>
  </message>
  <message>
   <source>aucun des cas précédents ; chaque « oui » relevé est listé.</source>
   <translation>none of the cases above; each “yes” that was found is listed.</translation>
  </message>
  <message>
   <source>fermé sans solution durable pour la part fixée (F1), ou au moins {occupations} occupations antérieures du lieu (F3), ou au moins {reasons} facteurs à « oui ».</source>
   <translation>closed without a lasting solution for the share set (F1), or at least {occupations} earlier occupations of the place (F3), or at least {reasons} factors that are “yes”.</translation>
  </message>
  <message>
   <source>une personne a confirmé une réoccupation depuis la fermeture.</source>
   <translation>a person confirmed a re-occupation since the closing.</translation>
  </message>
  <message>
   <source>{code} – {name} : {grade}. {source}</source>
   <translation>{code} – {name}: {grade}. {source}</translation>
  </message>
  <message>
   <source>{title} : {value} {unit}, chiffre propre à ce protocole. Par défaut : {default}. {source}</source>
   <translation>{title}: {value} {unit}, a figure of this protocol. Default: {default}. {source}</translation>
  </message>
  <message>
   <source>{title} : {value} {unit}, par défaut. {source}</source>
   <translation>{title}: {value} {unit}, the default. {source}</translation>
  </message>
 </context>
 <context>
  <name>Menu</name>
  <message>
   <source>Ajouter un fond de plan</source>
   <translation>Add a base map</translation>
  </message>
  <message>
   <source>Chercher, filtrer et trier tous les sites</source>
   <translation>Search, filter and sort all sites</translation>
  </message>
  <message>
   <source>Cliquer un point (cercle de 15 m)</source>
   <translation>Click a point (15 m circle)</translation>
  </message>
  <message>
   <source>Cliquer un site sur la carte pour ouvrir sa fiche</source>
   <translation>Click a site on the map to open its file</translation>
  </message>
  <message>
   <source>Créer la base d’un protocole à partir des communes du territoire</source>
   <translation>Create the base of a protocol from the municipalities of the territory</translation>
  </message>
  <message>
   <source>Demande un accès à Internet. {source}</source>
   <translation>Needs access to the Internet. {source}</translation>
  </message>
  <message>
   <source>Dessiner du foncier disponible</source>
   <translation>Draw available land</translation>
  </message>
  <message>
   <source>Dessiner un aménagement transitoire</source>
   <translation>Draw a transitional settlement</translation>
  </message>
  <message>
   <source>Dessiner un site</source>
   <translation>Draw a site</translation>
  </message>
  <message>
   <source>Examiner les parcelles par des règles, voir pourquoi, prendre du foncier à étudier</source>
   <translation>Examine parcels by rules, see why, take land to be studied</translation>
  </message>
  <message>
   <source>Fiche d’un site</source>
   <translation>Site file</translation>
  </message>
  <message>
   <source>Importer</source>
   <translation>Import</translation>
  </message>
  <message>
   <source>Importer les sites du classeur exporté de la plateforme Résorption-bidonvilles</source>
   <translation>Import the sites of the workbook exported from the Résorption-bidonvilles platform</translation>
  </message>
  <message>
   <source>Importer les sites d’une couche ou d’un tableau, colonne par colonne</source>
   <translation>Import the sites of a layer or a table, column by column</translation>
  </message>
  <message>
   <source>Liste des sites</source>
   <translation>List of sites</translation>
  </message>
  <message>
   <source>L’export de la plateforme nationale…</source>
   <translation>The national platform’s export…</translation>
  </message>
  <message>
   <source>Matrice des engagements…</source>
   <translation>Matrix of commitments…</translation>
  </message>
  <message>
   <source>Nouveau protocole…</source>
   <translation>New protocol…</translation>
  </message>
  <message>
   <source>Ouvrez d’abord un protocole avec le menu Résorption, ou créez-en un.</source>
   <translation>First open a protocol from the Résorption menu, or create one.</translation>
  </message>
  <message>
   <source>Ouvrir la base d’un protocole et son projet</source>
   <translation>Open the base of a protocol and its project</translation>
  </message>
  <message>
   <source>Ouvrir un protocole…</source>
   <translation>Open a protocol…</translation>
  </message>
  <message>
   <source>Par coordonnées…</source>
   <translation>By coordinates…</translation>
  </message>
  <message>
   <source>Produire les cartes et les tableaux du protocole</source>
   <translation>Produce the maps and tables of the protocol</translation>
  </message>
  <message>
   <source>Produire l’annexe…</source>
   <translation>Produce the annex…</translation>
  </message>
  <message>
   <source>Rechercher du foncier – Article 9…</source>
   <translation>Search for land – Article 9…</translation>
  </message>
  <message>
   <source>Rédiger le texte du protocole…</source>
   <translation>Write the text of the protocol…</translation>
  </message>
  <message>
   <source>Résorption</source>
   <translation>Résorption</translation>
  </message>
  <message>
   <source>Suivre les sites fermés : niveaux et leurs motifs, réoccupations à confirmer, visites, usages</source>
   <translation>Follow the closed sites: levels and their reasons, re-occupations to confirm, visits, uses</translation>
  </message>
  <message>
   <source>Tracer le contour</source>
   <translation>Draw the outline</translation>
  </message>
  <message>
   <source>Une couche ou un tableau de sites…</source>
   <translation>A layer or a table of sites…</translation>
  </message>
  <message>
   <source>Vigilance – Article 11</source>
   <translation>Vigilance – Article 11</translation>
  </message>
  <message>
   <source>Voir qui s’engage à quoi, article par article, et ce que personne n’a promis</source>
   <translation>See who commits to what, article by article, and what nobody has promised</translation>
  </message>
  <message>
   <source>{titre} : {geste}</source>
   <translation>{titre}: {geste}</translation>
  </message>
  <message>
   <source>À partir des parcelles sélectionnées</source>
   <translation>From the selected parcels</translation>
  </message>
  <message>
   <source>Écrire le protocole dans un document Word, à partir de la base, et voir ce qui reste à compléter</source>
   <translation>Write the protocol as a Word document from the base, and see what is left to be completed</translation>
  </message>
 </context>
 <context>
  <name>MethodPages</name>
  <message>
   <source>Antériorité</source>
   <translation>Time since settling</translation>
  </message>
  <message>
   <source>Article, de 4 à 11, pour lequel aucun partenaire d’une catégorie n’a d’engagement, quel qu’en soit le statut.</source>
   <translation>An article, from 4 to 11, for which no partner of a category has a commitment, whatever its status.</translation>
  </message>
  <message>
   <source>Aucun comptage dans la base.</source>
   <translation>No count in the base.</translation>
  </message>
  <message>
   <source>Aucun comptage n’est daté.</source>
   <translation>No count is dated.</translation>
  </message>
  <message>
   <source>Aucun criblage dans la base.</source>
   <translation>No screening in the base.</translation>
  </message>
  <message>
   <source>Aucune évaluation dans la base.</source>
   <translation>No evaluation in the base.</translation>
  </message>
  <message>
   <source>Autres sources, moins employées : {n}.</source>
   <translation>Other sources, less used: {n}.</translation>
  </message>
  <message>
   <source>Base du protocole</source>
   <translation>Base of the protocol</translation>
  </message>
  <message>
   <source>Budgets et financements</source>
   <translation>Budgets and funding</translation>
  </message>
  <message>
   <source>Ce que ces chiffres ne disent pas</source>
   <translation>What these figures do not say</translation>
  </message>
  <message>
   <source>Ce que la couche décrit</source>
   <translation>What the layer describes</translation>
  </message>
  <message>
   <source>Comment chaque chiffre est calculé</source>
   <translation>How each figure is reckoned</translation>
  </message>
  <message>
   <source>Comptages</source>
   <translation>Counts</translation>
  </message>
  <message>
   <source>Comptages du {first} au {last}. La date du dernier comptage de chaque site occupé est dans la liste des sites.</source>
   <translation>Counts from {first} to {last}. The date of the last count of each occupied site is in the list of sites.</translation>
  </message>
  <message>
   <source>Contours</source>
   <translation>Outlines</translation>
  </message>
  <message>
   <source>Coordonnées et surfaces</source>
   <translation>Coordinates and areas</translation>
  </message>
  <message>
   <source>Couche</source>
   <translation>Layer</translation>
  </message>
  <message>
   <source>Couches lues par le criblage, avec leur millésime</source>
   <translation>Layers read by the screening, with their vintage</translation>
  </message>
  <message>
   <source>Criblage</source>
   <translation>Screening</translation>
  </message>
  <message>
   <source>Croisement sans engagement</source>
   <translation>Crossing without commitment</translation>
  </message>
  <message>
   <source>Dates</source>
   <translation>Dates</translation>
  </message>
  <message>
   <source>Dates des données</source>
   <translation>Dates of the data</translation>
  </message>
  <message>
   <source>Du premier au dernier</source>
   <translation>From the first to the last</translation>
  </message>
  <message>
   <source>Engagements</source>
   <translation>Commitments</translation>
  </message>
  <message>
   <source>Glossaire</source>
   <translation>Glossary</translation>
  </message>
  <message>
   <source>Glossaire, sources, méthode et limites</source>
   <translation>Glossary, sources, method and limits</translation>
  </message>
  <message>
   <source>Groupes d’origine</source>
   <translation>Groups of origin</translation>
  </message>
  <message>
   <source>Inconnu</source>
   <translation>Unknown</translation>
  </message>
  <message>
   <source>Inconnu n’est jamais zéro ni « non ». Un total porte sur les seuls sites comptés ; il n’estime pas les autres.</source>
   <translation>Unknown is never zero nor “no”. A total covers the sites counted only; it does not estimate the others.</translation>
  </message>
  <message>
   <source>La base ne contient que des nombres : aucun nom, aucune fiche, aucune donnée ethnique. Un nombre sur un petit site reste à manier avec prudence.</source>
   <translation>The base holds numbers only: no name, no personal record, no ethnic data. A number on a small site is still to be handled with care.</translation>
  </message>
  <message>
   <source>La plus défavorable des règles : exclut, puis non évaluable, puis sous conditions. Le propriétaire (R5) et la capacité (R8) ne le changent pas. La capacité est un ordre de grandeur.</source>
   <translation>The least favourable of the rules: excludes, then cannot be evaluated, then under conditions. The owner (R5) and the capacity (R8) do not change it. The capacity is an order of magnitude.</translation>
  </message>
  <message>
   <source>Le plus fort niveau dont la règle est remplie, d’après six facteurs à trois réponses : oui, non, inconnu.</source>
   <translation>The strongest level whose rule is met, from six factors with three answers: yes, no, unknown.</translation>
  </message>
  <message>
   <source>Les comptages n’ont pas tous la même date : leur somme n’est pas le nombre d’habitants d’un jour donné.</source>
   <translation>The counts do not all have the same date: their sum is not the number of inhabitants on a given day.</translation>
  </message>
  <message>
   <source>Millésime</source>
   <translation>Vintage</translation>
  </message>
  <message>
   <source>Mois entiers écoulés depuis la date d’installation, au jour du document. Médiane : la moitié des sites dont la date est connue sont plus anciens.</source>
   <translation>Whole months since the date of settling, on the day of the document. Median: half of the sites whose date is known are older.</translation>
  </message>
  <message>
   <source>Niveau de vigilance</source>
   <translation>Vigilance level</translation>
  </message>
  <message>
   <source>Nombre de sites</source>
   <translation>Number of sites</translation>
  </message>
  <message>
   <source>Nombre de sites occupés ayant répondu oui, non ou inconnu, par groupe. Jamais par site, jamais par personne.</source>
   <translation>Number of occupied sites whose answer is yes, no or unknown, by group. Never by site, never by person.</translation>
  </message>
  <message>
   <source>Objets</source>
   <translation>Features</translation>
  </message>
  <message>
   <source>Personnes</source>
   <translation>Persons</translation>
  </message>
  <message>
   <source>Personnes ayant une solution durable, rapportées aux personnes du dernier comptage qui en donne le nombre, sans arrondi. Sans comptage ou sans orientation saisie, il n’est pas calculé.</source>
   <translation>Persons with a lasting solution, over the persons of the last count that gives their number, without rounding. Without a count or without a recorded orientation, it is not reckoned.</translation>
  </message>
  <message>
   <source>Personnes, adultes, enfants, ménages</source>
   <translation>Persons, adults, children, households</translation>
  </message>
  <message>
   <source>Qui a compté</source>
   <translation>Who counted</translation>
  </message>
  <message>
   <source>Règle de vigilance</source>
   <translation>Vigilance rule</translation>
  </message>
  <message>
   <source>Règles de criblage</source>
   <translation>Screening rules</translation>
  </message>
  <message>
   <source>Résultat d’un criblage</source>
   <translation>Result of a screening</translation>
  </message>
  <message>
   <source>Sens dans cette annexe</source>
   <translation>Meaning in this annex</translation>
  </message>
  <message>
   <source>Seuil de résorption</source>
   <translation>Resorption threshold</translation>
  </message>
  <message>
   <source>Sites occupés le jour du document, par type. Les sites d’un autre type ou de type inconnu sont comptés à part.</source>
   <translation>Sites occupied on the day of the document, by kind. Sites of another kind or of unknown kind are counted apart.</translation>
  </message>
  <message>
   <source>Somme des derniers comptages des sites occupés. De deux comptages du même jour, le dernier saisi. Un site non compté n’entre pas dans la somme : le nombre de ces sites est donné à côté.</source>
   <translation>Sum of the last counts of the occupied sites. Of two counts of the same day, the one entered last. A site not counted is not in the sum: the number of these sites is given beside it.</translation>
  </message>
  <message>
   <source>Somme des montants renseignés, en euros. Le nombre de montants manquants est donné à côté.</source>
   <translation>Sum of the recorded amounts, in euros. The number of missing amounts is given beside it.</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Source</translation>
  </message>
  <message>
   <source>Source du comptage</source>
   <translation>Source of the count</translation>
  </message>
  <message>
   <source>Sources et versions</source>
   <translation>Sources and versions</translation>
  </message>
  <message>
   <source>Taux de résorption</source>
   <translation>Resorption rate</translation>
  </message>
  <message>
   <source>Terme</source>
   <translation>Term</translation>
  </message>
  <message>
   <source>Trame du protocole</source>
   <translation>Template of the protocol</translation>
  </message>
  <message>
   <source>Un résultat ne vaut que pour les couches lues, à leur millésime. Un millésime inconnu est à demander à qui a fourni la couche.</source>
   <translation>A result holds only for the layers read, at their vintage. An unknown vintage is to be asked of whoever supplied the layer.</translation>
  </message>
  <message>
   <source>Un résultat n’est pas une décision. Il ne vaut que pour les couches lues et leur millésime. Les repères de surface par personne sont humanitaires : les atteindre ne rend conforme à aucun texte.</source>
   <translation>A result is not a decision. It holds only for the layers read and their vintage. The landmarks of area per person are humanitarian: reaching them complies with no text of law.</translation>
  </message>
  <message>
   <source>Un site connu par un seul point est dessiné par un cercle de 15 m : sa surface n’en est pas une mesure.</source>
   <translation>A site known by a single point is drawn as a 15 m circle: its area is not a measure of it.</translation>
  </message>
  <message>
   <source>Un statut est celui que les partenaires ont saisi. L’annexe ne vérifie pas qu’un engagement est tenu.</source>
   <translation>A status is the one that the partners recorded. The annex does not verify that a commitment is kept.</translation>
  </message>
  <message>
   <source>Version {version} : criblage du {day}, parcelles jugées : {n}.</source>
   <translation>Version {version}: screening of {day}, parcels judged: {n}.</translation>
  </message>
  <message>
   <source>Version {version} : {n} résultats</source>
   <translation>Version {version}: {n} results</translation>
  </message>
  <message>
   <source>Vigilance</source>
   <translation>Vigilance</translation>
  </message>
  <message>
   <source>date inconnue</source>
   <translation>unknown date</translation>
  </message>
  <message>
   <source>du {first} au {last}</source>
   <translation>from {first} to {last}</translation>
  </message>
  <message>
   <source>inconnu</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>inconnue</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>non renseignée</source>
   <translation>not recorded</translation>
  </message>
  <message>
   <source>{crs}. Surfaces et distances en mètres, mesurées à plat dans ce système ; distances à vol d’oiseau.</source>
   <translation>{crs}. Areas and distances in metres, measured on the plane of this system; distances as the crow flies.</translation>
  </message>
  <message>
   <source>{threshold} % dans ce protocole. Règle de la plateforme nationale : 66 %.</source>
   <translation>{threshold}% in this protocol. Rule of the national platform: 66%.</translation>
  </message>
  <message>
   <source>{what}, du {day}.</source>
   <translation>{what}, of {day}.</translation>
  </message>
  <message>
   <source>{what}, du {first} au {last}.</source>
   <translation>{what}, from {first} to {last}.</translation>
  </message>
  <message>
   <source>« Quelques pistes pour un protocole de coopération entre l’État, les collectivités locales et le secteur associatif en vue de la résorption des bidonvilles », 4 juin 2014. Elle n’a pas d’article 14.</source>
   <translation>“Some leads for a protocol of cooperation between the State, local authorities and associations for the resorption of shantytowns”, 4 June 2014. It has no Article 14.</translation>
  </message>
  <message>
   <source>« {base} », tenue par les partenaires, lue le {day} en un seul état. Sites, occupés ou fermés : {sites}. Protocole : {first}–{last}.</source>
   <translation>“{base}”, kept by the partners, read on {day} in a single state. Sites, occupied or closed: {sites}. Protocol: {first}–{last}.</translation>
  </message>
  <message>
   <source>À chaque fin d’année, sites occupés ce jour-là et leur dernier comptage à cette date. Les occupations qui ne sont pas dans la base n’y sont pas.</source>
   <translation>At each year end, the sites occupied on that day and their last count by then. Occupations that are not in the base are not in it.</translation>
  </message>
  <message>
   <source>Échelle</source>
   <translation>Scale</translation>
  </message>
  <message>
   <source>Évolution</source>
   <translation>Change over time</translation>
  </message>
 </context>
 <context>
  <name>MethodWords</name>
  <message>
   <source> ou </source>
   <translation> or </translation>
  </message>
  <message>
   <source>Action</source>
   <translation>Action</translation>
  </message>
  <message>
   <source>Aménagement transitoire</source>
   <translation>Transitional settlement</translation>
  </message>
  <message>
   <source>Au moins une règle exclut la parcelle. Le motif est donné.</source>
   <translation>At least one rule excludes the parcel. The reason is given.</translation>
  </message>
  <message>
   <source>Au moins une règle pose une condition à lever ou à respecter.</source>
   <translation>At least one rule sets a condition to lift or to meet.</translation>
  </message>
  <message>
   <source>Aucun des cas précédents. Ce n’est pas une garantie.</source>
   <translation>None of the cases above. It is no guarantee.</translation>
  </message>
  <message>
   <source>Aucune règle appliquée ne s’y oppose. Le terrain n’est pas pour autant retenu.</source>
   <translation>No applied rule opposes it. The land is not chosen for all that.</translation>
  </message>
  <message>
   <source>Base du protocole, table « {table} »</source>
   <translation>Base of the protocol, table “{table}”</translation>
  </message>
  <message>
   <source>Bidonville, campement illicite</source>
   <translation>Bidonville (shantytown), unlawful camp</translation>
  </message>
  <message>
   <source>CLSPD</source>
   <translation>CLSPD</translation>
  </message>
  <message>
   <source>Catégories de signataires</source>
   <translation>Categories of signatories</translation>
  </message>
  <message>
   <source>Ce que les partenaires mènent au titre d’un article : pilote, partenaires, période, financement.</source>
   <translation>What the partners carry out under an article: lead, partners, period, funding.</translation>
  </message>
  <message>
   <source>Ce qu’un partenaire promet au titre d’un des articles 4 à 11. Sans site désigné, il vaut pour tout le territoire.</source>
   <translation>What a partner promises under one of Articles 4 to 11. Without a named site, it holds for the whole territory.</translation>
  </message>
  <message>
   <source>Cellule de veille</source>
   <translation>Monitoring unit</translation>
  </message>
  <message>
   <source>Comptage, ou dénombrement</source>
   <translation>Count</translation>
  </message>
  <message>
   <source>Conseil local de sécurité et de prévention de la délinquance (CISPD s’il est intercommunal).</source>
   <translation>Local council for safety and crime prevention (CISPD when it covers several municipalities).</translation>
  </message>
  <message>
   <source>Criblage</source>
   <translation>Screening</translation>
  </message>
  <message>
   <source>Diagnostic</source>
   <translation>Assessment</translation>
  </message>
  <message>
   <source>Enfant</source>
   <translation>Child</translation>
  </message>
  <message>
   <source>Engagement</source>
   <translation>Commitment</translation>
  </message>
  <message>
   <source>Engagement en retard</source>
   <translation>Overdue commitment</translation>
  </message>
  <message>
   <source>Engagement {statuses} dont l’échéance est passée le jour du document.</source>
   <translation>Commitment {statuses} whose due date has passed on the day of the document.</translation>
  </message>
  <message>
   <source>Fermeture sans solution durable pour la part fixée, ou au moins {occupations} occupations antérieures du lieu, ou au moins {reasons} réponses « oui » sur six.</source>
   <translation>Closed without a lasting solution for the set share, or at least {occupations} earlier occupations of the place, or at least {reasons} “yes” answers out of six.</translation>
  </message>
  <message>
   <source>Grand squat</source>
   <translation>Large squat</translation>
  </message>
  <message>
   <source>Groupes d’origine</source>
   <translation>Groups of origin</translation>
  </message>
  <message>
   <source>Instance que la trame propose de créer, avec une instance de concertation entre les partenaires.</source>
   <translation>A body that the template proposes to set up, with a body for consultation between the partners.</translation>
  </message>
  <message>
   <source>Les six listes d’engagements de la trame. Elle écrit « Conseil Général », devenu Conseil départemental.</source>
   <translation>The six lists of commitments of the template. It writes “Conseil Général”, now the departmental council.</translation>
  </message>
  <message>
   <source>MOUS</source>
   <translation>MOUS</translation>
  </message>
  <message>
   <source>Maintien pour un temps des personnes sur les terrains occupés, « par la réalisation d’aménagements sommaires », si elle est faisable.</source>
   <translation>Keeping people for a time on the occupied land, “by carrying out basic works”, if it is feasible.</translation>
  </message>
  <message>
   <source>Maîtrise d’œuvre urbaine et sociale, pluridisciplinaire, « prévoyant notamment des actions d’accompagnement des personnes dans les domaines sanitaire, de l’éducation, de l’emploi ».</source>
   <translation>Multidisciplinary urban and social project management, with support for people in health, education and employment.</translation>
  </message>
  <message>
   <source>Mot de la trame de 2014, qui ne le définit pas. Dans la base : un site de type « Grand squat », le type « Immeuble bâti » de la plateforme nationale.</source>
   <translation>A word of the template of 2014, which does not define it. In the base: a site of the kind “Large squat”, the kind “Immeuble bâti” of the national platform.</translation>
  </message>
  <message>
   <source>Mots de la trame de 2014, qui ne les définit pas. Dans la base : un site de type « Campement », le type « Terrain » de la plateforme nationale.</source>
   <translation>Words of the template of 2014, which does not define them. In the base: a site of the kind “Camp”, the kind “Terrain” of the national platform.</translation>
  </message>
  <message>
   <source>Niveau « {level} »</source>
   <translation>Level “{level}”</translation>
  </message>
  <message>
   <source>Nombres d’habitants d’un site à une date : personnes, adultes, enfants, ménages. Jamais de nom ni de fiche. Un nombre laissé vide n’a pas été compté.</source>
   <translation>Numbers of inhabitants of a site on a day: persons, adults, children, households. Never a name nor a personal record. A number left empty was not counted.</translation>
  </message>
  <message>
   <source>Non compté, ou non connu pour un aménagement. Ce n’est jamais zéro.</source>
   <translation>Not counted, or not known for a settlement. It is never zero.</translation>
  </message>
  <message>
   <source>Nouvelle occupation d’un lieu après sa fermeture. Elle est proposée avec son motif, puis confirmée ou refusée par une personne.</source>
   <translation>A new occupation of a place after its closing. It is proposed with its reason, then confirmed or refused by a person.</translation>
  </message>
  <message>
   <source>Passage des parcelles par huit règles (R1 à R8). Le résultat est la plus défavorable des règles appliquées. Il ne décide rien.</source>
   <translation>Parcels held against eight rules (R1 to R8). The result is the least favourable of the rules applied. It decides nothing.</translation>
  </message>
  <message>
   <source>Personne de moins de 18 ans (« mineurs » dans la base et sur la plateforme nationale).</source>
   <translation>A person under 18 (“mineurs” in the base and on the national platform).</translation>
  </message>
  <message>
   <source>Personnes ayant une solution durable à la fermeture, rapportées aux personnes du dernier comptage. Seuil de ce protocole : {threshold} %, sans arrondi. La règle nationale est de 66 %.</source>
   <translation>Persons with a lasting solution at the closing, over the persons of the last count. Threshold of this protocol: {threshold}%, without rounding. The national rule is 66%.</translation>
  </message>
  <message>
   <source>Plateforme nationale Résorption-bidonvilles</source>
   <translation>National platform Résorption-bidonvilles</translation>
  </message>
  <message>
   <source>Plateforme nationale : site résorbé « si une solution pérenne en logement ou hébergement est mise en place pour 66 % des habitants du site »</source>
   <translation>National platform: a site is resorbed if a lasting solution, housing or accommodation, is in place for 66% of its inhabitants</translation>
  </message>
  <message>
   <source>Présente annexe</source>
   <translation>This annex</translation>
  </message>
  <message>
   <source>Repéré, étudié, proposé, retenu ou écarté : décidé par des personnes, jamais par le criblage.</source>
   <translation>Spotted, studied, proposed, chosen or set aside: decided by people, never by the screening.</translation>
  </message>
  <message>
   <source>Règle de résorption de la base, d’après la plateforme nationale</source>
   <translation>Resorption rule of the base, after the national platform</translation>
  </message>
  <message>
   <source>Règle de vigilance de la base</source>
   <translation>Vigilance rule of the base</translation>
  </message>
  <message>
   <source>Règles de criblage, R1 à R8</source>
   <translation>Screening rules, R1 to R8</translation>
  </message>
  <message>
   <source>Réinstallation</source>
   <translation>Resettlement</translation>
  </message>
  <message>
   <source>Réoccupation</source>
   <translation>Reoccupation</translation>
  </message>
  <message>
   <source>Résultat « {verdict} »</source>
   <translation>Result “{verdict}”</translation>
  </message>
  <message>
   <source>Site</source>
   <translation>Site</translation>
  </message>
  <message>
   <source>Site dont la majorité des habitants était déjà sur le territoire.</source>
   <translation>A site most of whose inhabitants were already on the territory.</translation>
  </message>
  <message>
   <source>Site dont le statut est « {active} » ou « {under_way} ».</source>
   <translation>A site whose status is “{active}” or “{under_way}”.</translation>
  </message>
  <message>
   <source>Site fermé que les partenaires disent résorbé. Le taux est calculé ; la décision est prise par une personne, qui donne son motif quand elle s’en écarte.</source>
   <translation>A closed site that the partners say is resorbed. The rate is reckoned; the decision is made by a person, who gives a reason when departing from it.</translation>
  </message>
  <message>
   <source>Site fermé sans que la résorption soit dite acquise. Inconnu n’est pas un oui.</source>
   <translation>A site closed without being said to be resorbed. Unknown is not a yes.</translation>
  </message>
  <message>
   <source>Site fermé, non résorbé</source>
   <translation>Site closed, not resorbed</translation>
  </message>
  <message>
   <source>Site occupé</source>
   <translation>Occupied site</translation>
  </message>
  <message>
   <source>Site résorbé</source>
   <translation>Resorbed site</translation>
  </message>
  <message>
   <source>Solution durable</source>
   <translation>Lasting solution</translation>
  </message>
  <message>
   <source>Stabilisation transitoire</source>
   <translation>Transitional stabilisation</translation>
  </message>
  <message>
   <source>Taux de résorption d’un site</source>
   <translation>Resorption rate of a site</translation>
  </message>
  <message>
   <source>Terrain aménagé pour accueillir des ménages pendant un temps (« Créer des aménagements transitoires »). La trame n’en fixe ni la durée ni l’équipement.</source>
   <translation>Land laid out to receive households for a time (“Create transitional settlements”). The template sets neither its duration nor its equipment.</translation>
  </message>
  <message>
   <source>Trame du 4 juin 2014, {where}</source>
   <translation>Template of 4 June 2014, {where}</translation>
  </message>
  <message>
   <source>Trois groupes agrégés : ressortissants français, européens, extracommunautaires. Pour chaque site : oui, non ou inconnu ; dans l’annexe, seulement en total.</source>
   <translation>Three aggregated groups: nationals of France, of the European Union, of other countries. For each site: yes, no or unknown; in the annex, as a total only.</translation>
  </message>
  <message>
   <source>Trop peu de réponses : solutions durables ou usage du lieu inconnus, ou moins de {known} facteurs connus sur six.</source>
   <translation>Too few answers: lasting solutions or use of the place unknown, or fewer than {known} factors known out of six.</translation>
  </message>
  <message>
   <source>Une donnée manque : une couche absente ou qui ne couvre pas la parcelle ne vaut jamais « rien ».</source>
   <translation>Something is missing: a layer that is absent or does not cover the parcel never means “nothing there”.</translation>
  </message>
  <message>
   <source>Une occupation d’un lieu, de l’installation à la fermeture. Le même lieu occupé de nouveau est un autre site, relié au premier.</source>
   <translation>One occupation of a place, from settling to closing. The same place occupied again is another site, linked to the first.</translation>
  </message>
  <message>
   <source>Une personne a confirmé une réoccupation après la dernière fermeture.</source>
   <translation>A person confirmed a reoccupation after the last closing.</translation>
  </message>
  <message>
   <source>articles 4 à 11</source>
   <translation>Articles 4 to 11</translation>
  </message>
  <message>
   <source>article {n}</source>
   <translation>Article {n}</translation>
  </message>
  <message>
   <source>n. c.</source>
   <translation>n. c.</translation>
  </message>
  <message>
   <source>plateforme nationale Résorption-bidonvilles</source>
   <translation>national platform Résorption-bidonvilles</translation>
  </message>
  <message>
   <source>préambule</source>
   <translation>preamble</translation>
  </message>
  <message>
   <source>« {housed} » ou « {housing} ». La mise à l’abri temporaire n’en est pas une.</source>
   <translation>“{housed}” or “{housing}”. Temporary shelter is not one.</translation>
  </message>
  <message>
   <source>Étape du foncier</source>
   <translation>Stage of the land</translation>
  </message>
  <message>
   <source>Étude d’un site : état des lieux (article 2), diagnostic social, technique ou sanitaire, prévention des incendies, faisabilité d’une stabilisation (article 5).</source>
   <translation>Study of a site: state of play (Article 2), social, technical or health assessment, fire prevention, feasibility of a stabilisation (Article 5).</translation>
  </message>
 </context>
 <context>
  <name>MissingDialog</name>
  <message>
   <source>Ce qui manque et comment l’installer</source>
   <translation>What is missing and how to install it</translation>
  </message>
  <message>
   <source>Rechercher du foncier – Article 9</source>
   <translation>Search for land – Article 9</translation>
  </message>
 </context>
 <context>
  <name>NewProtocolWizard</name>
  <message>
   <source>&amp;Créer le protocole</source>
   <translation>&amp;Create the protocol</translation>
  </message>
  <message>
   <source>Abandonner la saisie ? Rien de ce qui a été saisi n’est enregistré.</source>
   <translation>Discard what was typed? None of it is saved.</translation>
  </message>
  <message>
   <source>Nouveau protocole</source>
   <translation>New protocol</translation>
  </message>
 </context>
 <context>
  <name>NextVisitButtons</name>
  <message>
   <source>Dans &amp;1 mois</source>
   <translation>In &amp;1 month</translation>
  </message>
  <message>
   <source>Dans &amp;3 mois</source>
   <translation>In &amp;3 months</translation>
  </message>
  <message>
   <source>Dans &amp;6 mois</source>
   <translation>In &amp;6 months</translation>
  </message>
 </context>
 <context>
  <name>Opening</name>
  <message>
   <source>Résorption</source>
   <translation>Résorption</translation>
  </message>
 </context>
 <context>
  <name>OutlineChange</name>
  <message>
   <source>Cliquez les sommets du nouveau contour de « {name} », puis clic droit. Échap : abandonner.</source>
   <translation>Click the vertices of the new outline of “{name}”, then right-click. Esc: give up.</translation>
  </message>
  <message>
   <source>Commune : {nom}</source>
   <translation>Municipality: {nom}</translation>
  </message>
  <message>
   <source>Contour de « {name} » enregistré.</source>
   <translation>Outline of “{name}” saved.</translation>
  </message>
  <message>
   <source>Dessin abandonné, le contour n’a pas changé.</source>
   <translation>Drawing given up, the outline has not changed.</translation>
  </message>
  <message>
   <source>Modifier le périmètre</source>
   <translation>Change the outline</translation>
  </message>
  <message>
   <source>Remplacer le contour de « {name} » ?</source>
   <translation>Replace the outline of “{name}”?</translation>
  </message>
  <message>
   <source>Résorption</source>
   <translation>Résorption</translation>
  </message>
  <message>
   <source>Surface : {surface}</source>
   <translation>Area: {surface}</translation>
  </message>
 </context>
 <context>
  <name>OverviewLayers</name>
  <message>
   <source>Commune</source>
   <translation>Municipality</translation>
  </message>
  <message>
   <source>Limite du territoire du protocole</source>
   <translation>Boundary of the territory of the protocol</translation>
  </message>
  <message>
   <source>Périmètre : {name}</source>
   <translation>Outline: {name}</translation>
  </message>
  <message>
   <source>Symbole écarté de sa place réelle</source>
   <translation>Symbol moved away from its real place</translation>
  </message>
 </context>
 <context>
  <name>PanelTitles</name>
  <message>
   <source>Accueil dans les aménagements</source>
   <translation>Housing in the settlements</translation>
  </message>
  <message>
   <source>Actions</source>
   <translation>Actions</translation>
  </message>
  <message>
   <source>Engagements</source>
   <translation>Commitments</translation>
  </message>
  <message>
   <source>Intervenants</source>
   <translation>Actors</translation>
  </message>
  <message>
   <source>Orientations</source>
   <translation>Orientations</translation>
  </message>
  <message>
   <source>Phases préparatoires</source>
   <translation>Preparatory phases</translation>
  </message>
  <message>
   <source>Procédures</source>
   <translation>Proceedings</translation>
  </message>
  <message>
   <source>Propriétaires</source>
   <translation>Owners</translation>
  </message>
  <message>
   <source>Visites</source>
   <translation>Visits</translation>
  </message>
 </context>
 <context>
  <name>PartnersPage</name>
  <message>
   <source>&amp;Ajouter un partenaire</source>
   <translation>&amp;Add a partner</translation>
  </message>
  <message>
   <source>&amp;Retirer</source>
   <translation>&amp;Remove</translation>
  </message>
  <message>
   <source>Catégorie</source>
   <translation>Category</translation>
  </message>
  <message>
   <source>Fonction du représentant</source>
   <translation>Function of the representative</translation>
  </message>
  <message>
   <source>Les partenaires</source>
   <translation>The partners</translation>
  </message>
  <message>
   <source>Les signataires et partenaires déjà connus. Une ligne sans nom n’est pas gardée ; la liste se complète plus tard dans QGIS.</source>
   <translation>The signatories and partners already known. A row without a name is not kept; the list can be completed later in QGIS.</translation>
  </message>
  <message>
   <source>Nom</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Représentant : une fonction (« la maire »), jamais le nom d’une personne.</source>
   <translation>Representative: a function (“the mayor”), never the name of a person.</translation>
  </message>
  <message>
   <source>Signataire</source>
   <translation>Signatory</translation>
  </message>
  <message>
   <source>Une fonction (« la maire »), jamais le nom d’une personne.</source>
   <translation>A function (“the mayor”), never the name of a person.</translation>
  </message>
 </context>
 <context>
  <name>PieceDialog</name>
  <message>
   <source>* À remplir</source>
   <translation>* Required</translation>
  </message>
 </context>
 <context>
  <name>PieceForm</name>
  <message>
   <source>Restreinte : la pièce n’est pas citée dans les exports remis aux partenaires. Dans les deux cas, le fichier est à côté de la base : qui reçoit une copie du dossier peut l’ouvrir.</source>
   <translation>Restricted: the document is not listed in the exports handed over to partners. In both cases the file is beside the base: whoever receives a copy of the folder can open it.</translation>
  </message>
 </context>
 <context>
  <name>PiecesList</name>
  <message>
   <source>impossible</source>
   <translation>impossible</translation>
  </message>
  <message>
   <source>{count} p.</source>
   <translation>{count} p.</translation>
  </message>
  <message>
   <source>{count} p. au moins</source>
   <translation>at least {count} p.</translation>
  </message>
 </context>
 <context>
  <name>PlanVisitDialog</name>
  <message>
   <source>* À remplir</source>
   <translation>* Required</translation>
  </message>
  <message>
   <source>Donnez la date de la prochaine visite.</source>
   <translation>Give the date of the next visit.</translation>
  </message>
  <message>
   <source>La base a été relue. Votre saisie est gardée : vérifiez-la, puis enregistrez.</source>
   <translation>The base was read again. What you typed is kept: check it, then save.</translation>
  </message>
  <message>
   <source>La date s’inscrit sur la dernière visite, celle du {day} ({found}).</source>
   <translation>The date is written on the last visit, that of {day} ({found}).</translation>
  </message>
  <message>
   <source>Planifier la visite : {site}</source>
   <translation>Plan the visit: {site}</translation>
  </message>
 </context>
 <context>
  <name>PreventionExport</name>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Municipality</translation>
  </message>
  <message>
   <source>Depuis</source>
   <translation>Since</translation>
  </message>
  <message>
   <source>Gestionnaire</source>
   <translation>Manager</translation>
  </message>
  <message>
   <source>Lieux sans usage</source>
   <translation>Places without a use</translation>
  </message>
  <message>
   <source>Nature</source>
   <translation>Nature</translation>
  </message>
  <message>
   <source>Nom</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Pourquoi ce lieu est dans la liste</source>
   <translation>Why this place is in the list</translation>
  </message>
  <message>
   <source>Prévention (Art. 11)</source>
   <translation>Prevention (Art. 11)</translation>
  </message>
  <message>
   <source>Surface (m²)</source>
   <translation>Area (m²)</translation>
  </message>
  <message>
   <source>Usage connu</source>
   <translation>Known use</translation>
  </message>
  <message>
   <source>À faire</source>
   <translation>To do</translation>
  </message>
  <message>
   <source>À lire</source>
   <translation>Read me</translation>
  </message>
  <message>
   <source>État de la base au {day}.</source>
   <translation>State of the base on {day}.</translation>
  </message>
 </context>
 <context>
  <name>PreventionPanel</name>
  <message>
   <source>&amp;Actualiser</source>
   <translation>&amp;Refresh</translation>
  </message>
  <message>
   <source>&amp;Commune</source>
   <translation>&amp;Municipality</translation>
  </message>
  <message>
   <source>&amp;Exporter…</source>
   <translation>&amp;Export…</translation>
  </message>
  <message>
   <source>&amp;Fiche du site</source>
   <translation>Site &amp;file</translation>
  </message>
  <message>
   <source>&amp;Saisir l’usage…</source>
   <translation>Record the &amp;use…</translation>
  </message>
  <message>
   <source>Aucun lieu fermé ni terrain public de la base n’attend qu’un usage soit décidé.</source>
   <translation>No closed place nor public land of the base is waiting for a use to be decided.</translation>
  </message>
  <message>
   <source>Ce qui n’est pas listé est compté ci-dessous.</source>
   <translation>What is not listed is counted below.</translation>
  </message>
  <message>
   <source>Classeur Excel (*.xlsx);;Classeur OpenDocument (*.ods)</source>
   <translation>Excel workbook (*.xlsx);;OpenDocument workbook (*.ods)</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Municipality</translation>
  </message>
  <message>
   <source>Commune inconnue</source>
   <translation>Unknown municipality</translation>
  </message>
  <message>
   <source>Commune : {commune}</source>
   <translation>Municipality: {commune}</translation>
  </message>
  <message>
   <source>Dans la liste car : {why}.</source>
   <translation>In the list because: {why}.</translation>
  </message>
  <message>
   <source>Exporter la liste</source>
   <translation>Export the list</translation>
  </message>
  <message>
   <source>La liste a été écrite dans « {file} ».</source>
   <translation>The list was written to “{file}”.</translation>
  </message>
  <message>
   <source>Le nom des gestionnaires n’est pas exporté.</source>
   <translation>The names of managers are not exported.</translation>
  </message>
  <message>
   <source>Lecture des lieux sans usage</source>
   <translation>Reading the places without a use</translation>
  </message>
  <message>
   <source>Lecture des lieux sans usage…</source>
   <translation>Reading the places without a use…</translation>
  </message>
  <message>
   <source>Lecture en cours…</source>
   <translation>Reading…</translation>
  </message>
  <message>
   <source>Lieux sans usage</source>
   <translation>Places without a use</translation>
  </message>
  <message>
   <source>Ouvrez un protocole avec le menu Résorption : les lieux sans usage seront listés ici.</source>
   <translation>Open a protocol with the Résorption menu: the places without a use will be listed here.</translation>
  </message>
  <message>
   <source>Toutes</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Un terrain de l’inventaire n’a pas de fiche de site.</source>
   <translation>A piece of land of the inventory has no site file.</translation>
  </message>
  <message>
   <source>À faire : {decision}</source>
   <translation>To do: {decision}</translation>
  </message>
 </context>
 <context>
  <name>PreventionTexts</name>
  <message>
   <source>1 lieu</source>
   <translation>1 place</translation>
  </message>
  <message>
   <source>1 lieu sur {total}</source>
   <translation>1 place out of {total}</translation>
  </message>
  <message>
   <source>Cette liste sert à décider d’un usage. Elle ne prédit rien.</source>
   <translation>This list serves to decide on a use. It predicts nothing.</translation>
  </message>
  <message>
   <source>Contour absent ou sans surface, comparé à aucun autre : {names}.</source>
   <translation>Outline missing or without an area, compared with no other: {names}.</translation>
  </message>
  <message>
   <source>Contour invalide, réparé pour la comparaison, à corriger : {names}.</source>
   <translation>Invalid outline, repaired for the comparison, to be corrected: {names}.</translation>
  </message>
  <message>
   <source>Foncier public</source>
   <translation>Public land</translation>
  </message>
  <message>
   <source>Identifié</source>
   <translation>Identified</translation>
  </message>
  <message>
   <source>Inconnu</source>
   <translation>Unknown</translation>
  </message>
  <message>
   <source>Lieu fermé</source>
   <translation>Closed place</translation>
  </message>
  <message>
   <source>Lieu fermé et foncier public</source>
   <translation>Closed place and public land</translation>
  </message>
  <message>
   <source>Lieux dont l’usage est décidé, non listés : {count}.</source>
   <translation>Places whose use is decided, not listed: {count}.</translation>
  </message>
  <message>
   <source>Lieux fermés dont l’usage est décidé et le gestionnaire inconnu, non listés : {count}.</source>
   <translation>Closed places whose use is decided and whose manager is unknown, not listed: {count}.</translation>
  </message>
  <message>
   <source>Lieux où des personnes vivent ou vivent de nouveau, non listés : {count}.</source>
   <translation>Places where people live, or live again, not listed: {count}.</translation>
  </message>
  <message>
   <source>Non identifié</source>
   <translation>Not identified</translation>
  </message>
  <message>
   <source>Terrains dont la période de disponibilité est passée, non listés : {count}.</source>
   <translation>Land whose period of availability is over, not listed: {count}.</translation>
  </message>
  <message>
   <source>Terrains dont le propriétaire est inconnu, donc non listés : {count}.</source>
   <translation>Land whose owner is unknown, therefore not listed: {count}.</translation>
  </message>
  <message>
   <source>{known} : {name}</source>
   <translation>{known}: {name}</translation>
  </message>
  <message>
   <source>{names} et {count} de plus</source>
   <translation>{names} and {count} more</translation>
  </message>
  <message>
   <source>{shown} lieux sur {total}</source>
   <translation>{shown} places out of {total}</translation>
  </message>
  <message>
   <source>{total} lieux</source>
   <translation>{total} places</translation>
  </message>
  <message>
   <source>{usage} ({day})</source>
   <translation>{usage} ({day})</translation>
  </message>
 </context>
 <context>
  <name>PreviewLabel</name>
  <message>
   <source>Aperçu</source>
   <translation>Preview</translation>
  </message>
  <message>
   <source>Cette image n’a pas pu être lue : elle est peut-être abîmée.</source>
   <translation>This picture could not be read: it may be damaged.</translation>
  </message>
  <message>
   <source>Image trop grande pour un aperçu. Ouvrez-la.</source>
   <translation>Picture too large for a preview. Open it.</translation>
  </message>
  <message>
   <source>Lecture de l’image…</source>
   <translation>Reading the picture…</translation>
  </message>
 </context>
 <context>
  <name>ProducingDialog</name>
  <message>
   <source>Annuler</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
 </context>
 <context>
  <name>ProposalsPage</name>
  <message>
   <source>Aucune réoccupation n’est proposée ni décidée.</source>
   <translation>No re-occupation is proposed or decided.</translation>
  </message>
  <message>
   <source>Confirmer…</source>
   <translation>Confirm…</translation>
  </message>
  <message>
   <source>Dire que ce n’est pas une réoccupation, et pourquoi</source>
   <translation>Say that it is no re-occupation, and why</translation>
  </message>
  <message>
   <source>Dire que des personnes sont revenues sur ce lieu</source>
   <translation>Say that people have come back to this place</translation>
  </message>
  <message>
   <source>Décidées</source>
   <translation>Decided</translation>
  </message>
  <message>
   <source>La règle propose, une personne décide. Tant que personne n’a confirmé, une proposition ne change aucun niveau.</source>
   <translation>The rule proposes, a person decides. As long as nobody has confirmed it, a proposal changes no level.</translation>
  </message>
  <message>
   <source>Montrer les deux sites sur la carte</source>
   <translation>Show both sites on the map</translation>
  </message>
  <message>
   <source>Motif et suite donnée</source>
   <translation>Reason and decision</translation>
  </message>
  <message>
   <source>Motif : {motive}</source>
   <translation>Reason: {motive}</translation>
  </message>
  <message>
   <source>Ouvrir la fiche</source>
   <translation>Open the file</translation>
  </message>
  <message>
   <source>Ouvrir la fiche du site fermé (Entrée ou double-clic dans la liste)</source>
   <translation>Open the file of the closed site (Enter or double click in the list)</translation>
  </message>
  <message>
   <source>Proposition choisie</source>
   <translation>Chosen proposal</translation>
  </message>
  <message>
   <source>Refuser…</source>
   <translation>Refuse…</translation>
  </message>
  <message>
   <source>Remettre à confirmer…</source>
   <translation>Wait for a decision again…</translation>
  </message>
  <message>
   <source>Revenir sur la décision : la proposition attend de nouveau</source>
   <translation>Take back the decision: the proposal waits again</translation>
  </message>
  <message>
   <source>Réoccupations proposées et décidées</source>
   <translation>Re-occupations proposed and decided</translation>
  </message>
  <message>
   <source>Site actif : {name}</source>
   <translation>Active site: {name}</translation>
  </message>
  <message>
   <source>Site fermé : {name}</source>
   <translation>Closed site: {name}</translation>
  </message>
  <message>
   <source>Sites</source>
   <translation>Sites</translation>
  </message>
  <message>
   <source>Voir sur la carte</source>
   <translation>Show on the map</translation>
  </message>
  <message>
   <source>constat d’une visite</source>
   <translation>seen by a visit</translation>
  </message>
  <message>
   <source>un auteur inconnu</source>
   <translation>an unknown author</translation>
  </message>
  <message>
   <source>{decision} le {day} par {who}</source>
   <translation>{decision} on {day} by {who}</translation>
  </message>
  <message>
   <source>À confirmer</source>
   <translation>To confirm</translation>
  </message>
 </context>
 <context>
  <name>ProtocolTextDialog</name>
  <message>
   <source> La liste est celle de tout le texte : votre modèle peut n’en imprimer qu’une partie.</source>
   <translation> The list is that of the whole text: your template may print only part of it.</translation>
  </message>
  <message>
   <source>Base</source>
   <translation>Base</translation>
  </message>
  <message>
   <source>Ce qui reste à compléter</source>
   <translation>What is left to be completed</translation>
  </message>
  <message>
   <source>Choisissez le document à écrire.</source>
   <translation>Choose the document to write.</translation>
  </message>
  <message>
   <source>Classeur Excel (*.xlsx);;Classeur LibreOffice (*.ods)</source>
   <translation>Excel workbook (*.xlsx);;LibreOffice workbook (*.ods)</translation>
  </message>
  <message>
   <source>Classeur des tableaux</source>
   <translation>Workbook of the tables</translation>
  </message>
  <message>
   <source>Copie toute la liste, à coller dans un classeur, un document ou un courriel.</source>
   <translation>Copies the whole list, to be pasted into a workbook, a document or an e-mail.</translation>
  </message>
  <message>
   <source>Copier la liste</source>
   <translation>Copy the list</translation>
  </message>
  <message>
   <source>Date du document</source>
   <translation>Date of the document</translation>
  </message>
  <message>
   <source>Document Word (*.docx)</source>
   <translation>Word document (*.docx)</translation>
  </message>
  <message>
   <source>Document à écrire</source>
   <translation>Document to write</translation>
  </message>
  <message>
   <source>Donne une copie du modèle de l’extension, à transformer en votre propre modèle.</source>
   <translation>Gives a copy of the plugin’s template, to be made into a template of your own.</translation>
  </message>
  <message>
   <source>Enregistrer le modèle de l’extension</source>
   <translation>Save the plugin’s template</translation>
  </message>
  <message>
   <source>Enregistrer le modèle de l’extension…</source>
   <translation>Save the plugin’s template…</translation>
  </message>
  <message>
   <source>Existe déjà et sera remplacé : « {path} ».</source>
   <translation>Already exists and will be replaced: “{path}”.</translation>
  </message>
  <message>
   <source>Facultatif : les tableaux dans un classeur Excel (.xlsx) ou LibreOffice (.ods), pour les retravailler.</source>
   <translation>Optional: the tables in an Excel (.xlsx) or LibreOffice (.ods) workbook, to work on them.</translation>
  </message>
  <message>
   <source>Facultatif : votre propre document Word, avec les balises que décrit le guide.</source>
   <translation>Optional: your own Word document, with the tags that the guide describes.</translation>
  </message>
  <message>
   <source>Facultatif : les mêmes tableaux, en .xlsx ou .ods</source>
   <translation>Optional: the same tables, as .xlsx or .ods</translation>
  </message>
  <message>
   <source>Facultatif : sinon, le modèle de l’extension</source>
   <translation>Optional: otherwise, the plugin’s template</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Le classeur aussi : « {path} ».</source>
   <translation>So is the workbook: “{path}”.</translation>
  </message>
  <message>
   <source>Le document est prêt : « {path} ».</source>
   <translation>The document is ready: “{path}”.</translation>
  </message>
  <message>
   <source>Modèle enregistré sous « {path} » : il sert désormais au texte de cette base. Modifiez-le dans Word ou LibreOffice, et gardez les balises « {{{{ … }}}} » et « {{% … %}} », que décrit le guide.</source>
   <translation>Template saved as “{path}”: it is now used for the text of this base. Change it in Word or LibreOffice, and keep the tags “{{{{ … }}}}” and “{{% … %}}”, which the guide describes.</translation>
  </message>
  <message>
   <source>Ouvrir le document</source>
   <translation>Open the document</translation>
  </message>
  <message>
   <source>Ouvrir le dossier</source>
   <translation>Open the folder</translation>
  </message>
  <message>
   <source>Produire</source>
   <translation>Produce</translation>
  </message>
  <message>
   <source>Restent à compléter : {count}. Ce qui est saisi dans la base sera dans le prochain document.</source>
   <translation>Left to be completed: {count}. What is entered in the base will be in the next document.</translation>
  </message>
  <message>
   <source>Rien ne reste à compléter.</source>
   <translation>Nothing is left to be completed.</translation>
  </message>
  <message>
   <source>Rédaction interrompue à votre demande. Rien n’a été écrit.</source>
   <translation>Writing stopped at your request. Nothing was written.</translation>
  </message>
  <message>
   <source>Rédiger le texte du protocole</source>
   <translation>Write the text of the protocol</translation>
  </message>
  <message>
   <source>Sera écrit : « {path} ».</source>
   <translation>Will be written: “{path}”.</translation>
  </message>
  <message>
   <source>Tableaux (classeur)</source>
   <translation>Tables (workbook)</translation>
  </message>
  <message>
   <source>Un document Word (.docx), réservé aux partenaires : les articles du protocole dans l’ordre, avec ce que dit la base. Ce qu’elle ne dit pas y est écrit « [à compléter : …] », surligné, et listé ici.</source>
   <translation>A Word document (.docx), for the partners only: the articles of the protocol in order, with what the base says. What it does not say is written “[à compléter : …]” in it, highlighted, and listed here.</translation>
  </message>
  <message>
   <source>Votre modèle</source>
   <translation>Your template</translation>
  </message>
  <message>
   <source>« {path} » n’a pas pu être ouvert.</source>
   <translation>“{path}” could not be opened.</translation>
  </message>
  <message>
   <source>Écrite sur le document. L’ancienneté des sites est calculée à cette date, et la vigilance est celle qui était évaluée.</source>
   <translation>Written on the document. The age of the sites is calculated on that date, and the vigilance is the one evaluated by then.</translation>
  </message>
 </context>
 <context>
  <name>Protocole</name>
  <message>
   <source>&lt;p&gt;Écrit un document Word (.docx) : les 15 articles du protocole dans l’ordre, les parties et les visas, l’état des lieux, les actions et les engagements de chacune des six catégories de signataires, les aménagements transitoires avec une carte, les sites fermés, le calendrier et la place des signatures.&lt;/p&gt;&lt;p&gt;Ce que la base ne dit pas y est écrit « [à compléter : …] », surligné, et la liste en est donnée dans le journal.&lt;/p&gt;&lt;p&gt;Le document est réservé aux partenaires du protocole. Il est écrit en français, à partir de la base seule. Un fichier de même nom est remplacé ; en cas d’échec, rien ne change.&lt;/p&gt;&lt;p&gt;Exemple : PROTOCOLE=protocole.gpkg FICHIER=protocole.docx TABLEAUX=tableaux.xlsx&lt;/p&gt;</source>
   <translation>&lt;p&gt;Writes a Word document (.docx): the 15 articles of the protocol in order, its parties and recitals, the state of play, the actions and the engagements of each of the six categories of signatories, the transitional settlements with a map, the closed sites, the calendar and the room for signatures.&lt;/p&gt;&lt;p&gt;What the base does not say is written “[à compléter : …]”, highlighted, and the list of it is given in the log.&lt;/p&gt;&lt;p&gt;The document is for the partners of the protocol only. It is written in French, from the base alone. A file of the same name is replaced; if anything fails, nothing changes.&lt;/p&gt;&lt;p&gt;Example: PROTOCOLE=protocole.gpkg FICHIER=protocole.docx TABLEAUX=tableaux.xlsx&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Classeur Excel (*.xlsx);;Classeur LibreOffice (*.ods)</source>
   <translation>Excel workbook (*.xlsx);;LibreOffice workbook (*.ods)</translation>
  </message>
  <message>
   <source>Document Word (*.docx)</source>
   <translation>Word document (*.docx)</translation>
  </message>
  <message>
   <source>Document Word (.docx) avec les balises que décrit le guide ; par défaut, le modèle de l’extension.</source>
   <translation>Word document (.docx) with the tags that the guide describes; by default, the plugin's template.</translation>
  </message>
  <message>
   <source>Document à écrire (.docx).</source>
   <translation>Document to write (.docx).</translation>
  </message>
  <message>
   <source>Jour écrit sur le document, auquel l’ancienneté des sites est calculée et la vigilance est lue ; par défaut, aujourd’hui.</source>
   <translation>Day written on the document, at which the age of the sites is reckoned and the vigilance is read; by default, today.</translation>
  </message>
  <message>
   <source>Les mêmes tableaux dans un classeur : état des lieux, sites, engagements, aménagements, foncier, vigilance.</source>
   <translation>The same tables in a workbook: state of play, sites, engagements, settlements, land, vigilance.</translation>
  </message>
  <message>
   <source>Nombre de passages à compléter</source>
   <translation>Number of passages to complete</translation>
  </message>
  <message>
   <source>Tableaux dans un classeur</source>
   <translation>Tables in a workbook</translation>
  </message>
  <message>
   <source>Texte du protocole</source>
   <translation>Text of the protocol</translation>
  </message>
  <message>
   <source>Votre modèle</source>
   <translation>Your template</translation>
  </message>
  <message>
   <source>À compléter dans le document : {count}.</source>
   <translation>To complete in the document: {count}.</translation>
  </message>
  <message>
   <source>Écrire le texte du protocole</source>
   <translation>Write the text of the protocol</translation>
  </message>
 </context>
 <context>
  <name>RecitalsPage</name>
  <message>
   <source>Les visas</source>
   <translation>The recitals</translation>
  </message>
  <message>
   <source>Les « Vu » du protocole. Cochez ceux à reprendre ; un double clic permet d’en corriger le texte.</source>
   <translation>The recitals (“Vu”) of the protocol. Tick those to be kept; a double click corrects their text.</translation>
  </message>
  <message>
   <source>Textes &amp;postérieurs proposés : à faire vérifier par le service juridique</source>
   <translation>Proposed &amp;later texts: to be checked by the legal department</translation>
  </message>
  <message>
   <source>Textes du &amp;modèle du 4 juin 2014</source>
   <translation>Texts of the &amp;template of 4 June 2014</translation>
  </message>
 </context>
 <context>
  <name>RecordDialog</name>
  <message>
   <source>* À remplir</source>
   <translation>* To be filled in</translation>
  </message>
  <message>
   <source>Cochez la case après avoir vérifié le contour.</source>
   <translation>Tick the box after checking the outline.</translation>
  </message>
  <message>
   <source>Commune : {nom}</source>
   <translation>Municipality: {nom}</translation>
  </message>
  <message>
   <source>J’ai vérifié : enregistrer tout de même</source>
   <translation>I have checked: save anyway</translation>
  </message>
  <message>
   <source>Nouveau : {table}</source>
   <translation>New: {table}</translation>
  </message>
  <message>
   <source>Parcelles ({nombre}) : {liste}</source>
   <translation>Parcels ({nombre}): {liste}</translation>
  </message>
  <message>
   <source>Point seul : le lieu est figuré par un cercle de 15 m.</source>
   <translation>Point only: the place is shown as a 15 m circle.</translation>
  </message>
  <message>
   <source>Surface : {surface}</source>
   <translation>Area: {surface}</translation>
  </message>
 </context>
 <context>
  <name>RecordsPanel</name>
  <message>
   <source>&amp;Nouveau</source>
   <translation>&amp;New</translation>
  </message>
  <message>
   <source>Art. {number}</source>
   <translation>Art. {number}</translation>
  </message>
  <message>
   <source>Modifié, pas encore enregistré</source>
   <translation>Changed, not saved yet</translation>
  </message>
  <message>
   <source>Rien n’est encore saisi. « Nouveau » commence une ligne.</source>
   <translation>Nothing is entered yet. “New” begins a row.</translation>
  </message>
  <message>
   <source>Rétablir</source>
   <translation>Restore</translation>
  </message>
  <message>
   <source>Sera supprimé à l’enregistrement</source>
   <translation>Will be deleted when saved</translation>
  </message>
  <message>
   <source>Supprimer « {name} »</source>
   <translation>Delete “{name}”</translation>
  </message>
  <message>
   <source>Supprimer…</source>
   <translation>Delete…</translation>
  </message>
  <message>
   <source>À remplir</source>
   <translation>To be filled in</translation>
  </message>
 </context>
 <context>
  <name>ReopenSiteDialog</name>
  <message>
   <source>&amp;Garder les orientations saisies à la fermeture ({nombre}). Décochez pour les retirer du site.</source>
   <translation>&amp;Keep the rehousing outcomes entered at the closing ({nombre}). Untick to take them away from the site.</translation>
  </message>
  <message>
   <source>* À remplir</source>
   <translation>* Required</translation>
  </message>
  <message>
   <source>Dites pourquoi le site est rouvert.</source>
   <translation>Say why the site is reopened.</translation>
  </message>
  <message>
   <source>La base a été relue. Votre saisie est gardée : vérifiez-la, puis enregistrez.</source>
   <translation>The base was read again. What you typed is kept: check it, then save.</translation>
  </message>
  <message>
   <source>Le site redevient « Actif » et la fermeture est effacée du site ; le journal la garde, avec le motif. Si le lieu a été vidé puis occupé de nouveau, ne rouvrez pas le site : créez-en un autre, lié à celui-ci par « Site précédent ».</source>
   <translation>The site becomes “Active” again and the closing is erased from the site; the journal keeps it, with the reason. If the place was emptied and then occupied again, do not reopen the site: create another one, linked to this one by “Previous site”.</translation>
  </message>
  <message>
   <source>Rouvrir un site : {site}</source>
   <translation>Reopen a site: {site}</translation>
  </message>
  <message>
   <source>« {statut} » depuis le {date}. Cause : {cause}.</source>
   <translation>“{statut}” since {date}. Cause: {cause}.</translation>
  </message>
 </context>
 <context>
  <name>ResorptionAlgorithm</name>
  <message>
   <source>Base du protocole</source>
   <translation>Base of the protocol</translation>
  </message>
  <message>
   <source>Date de référence</source>
   <translation>Reference date</translation>
  </message>
  <message>
   <source>Protocole</source>
   <translation>Protocol</translation>
  </message>
 </context>
 <context>
  <name>RestrictedBlocks</name>
  <message>
   <source>Aucun comptage saisi.</source>
   <translation>No count entered.</translation>
  </message>
  <message>
   <source>Aucun propriétaire n’est saisi.</source>
   <translation>No owner is entered.</translation>
  </message>
  <message>
   <source>Aucune procédure n’est saisie.</source>
   <translation>No proceeding is entered.</translation>
  </message>
  <message>
   <source>Filles et âges au dernier comptage (données restreintes)</source>
   <translation>Girls and ages at the last count (restricted data)</translation>
  </message>
  <message>
   <source>Inconnu : le fichier restreint n’était pas à côté de la base.</source>
   <translation>Unknown: the restricted file was not beside the base.</translation>
  </message>
  <message>
   <source>Procédures (données restreintes)</source>
   <translation>Proceedings (restricted data)</translation>
  </message>
  <message>
   <source>Propriétaires (données restreintes)</source>
   <translation>Owners (restricted data)</translation>
  </message>
  <message>
   <source>inconnu</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>Évacuation (donnée restreinte)</source>
   <translation>Eviction (restricted data)</translation>
  </message>
 </context>
 <context>
  <name>RestrictedTab</name>
  <message>
   <source>Gardé à part, dans « {name} » : la base se transmet sans ce fichier. Des personnes morales seulement, jamais le nom d’un particulier.</source>
   <translation>Kept apart, in “{name}”: the base is handed over without this file. Legal persons only, never the name of an individual.</translation>
  </message>
  <message>
   <source>Pièces restreintes</source>
   <translation>Restricted documents</translation>
  </message>
 </context>
 <context>
  <name>ResultFilters</name>
  <message>
   <source>Catégorie de propriétaire</source>
   <translation>Category of owner</translation>
  </message>
  <message>
   <source>Chercher une parcelle</source>
   <translation>Search for a parcel</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Municipality</translation>
  </message>
  <message>
   <source>Résultat des règles</source>
   <translation>Result of the rules</translation>
  </message>
  <message>
   <source>Surface utile minimale</source>
   <translation>Least usable area</translation>
  </message>
  <message>
   <source>Tous les propriétaires</source>
   <translation>All owners</translation>
  </message>
  <message>
   <source>Tous les résultats</source>
   <translation>All results</translation>
  </message>
  <message>
   <source>Toutes les communes</source>
   <translation>All municipalities</translation>
  </message>
 </context>
 <context>
  <name>ResultsModel</name>
  <message>
   <source>Au moins : une règle n’a pas pu répondre.</source>
   <translation>At least: one rule could not answer.</translation>
  </message>
  <message>
   <source>Au plus : les risques ne sont pas connus partout.</source>
   <translation>At most: the risks are not known everywhere.</translation>
  </message>
  <message>
   <source>Conditions</source>
   <translation>Conditions</translation>
  </message>
  <message>
   <source>Parcelle</source>
   <translation>Parcel</translation>
  </message>
  <message>
   <source>Personnes</source>
   <translation>Persons</translation>
  </message>
  <message>
   <source>Propriétaire</source>
   <translation>Owner</translation>
  </message>
  <message>
   <source>Résultat</source>
   <translation>Result</translation>
  </message>
  <message>
   <source>Site habité</source>
   <translation>Inhabited site</translation>
  </message>
  <message>
   <source>Surface utile</source>
   <translation>Usable area</translation>
  </message>
  <message>
   <source>sans identifiant</source>
   <translation>no identifier</translation>
  </message>
  <message>
   <source>{least} à {most}</source>
   <translation>{least} to {most}</translation>
  </message>
  <message>
   <source>{name} et {count} autre(s)</source>
   <translation>{name} and {count} more</translation>
  </message>
 </context>
 <context>
  <name>ResultsPage</name>
  <message>
   <source> m² utiles au moins</source>
   <translation> usable m² at least</translation>
  </message>
  <message>
   <source>&amp;Prendre comme foncier…</source>
   <translation>&amp;Take as land…</translation>
  </message>
  <message>
   <source>&amp;Zoomer sur la carte</source>
   <translation>&amp;Zoom on the map</translation>
  </message>
  <message>
   <source>Afficher sur la &amp;carte</source>
   <translation>&amp;Show on the map</translation>
  </message>
  <message>
   <source>Aucun résultat à côté de la base. Lancez un criblage.</source>
   <translation>No result beside the base. Run a screening.</translation>
  </message>
  <message>
   <source>Autre fichier…</source>
   <translation>Another file…</translation>
  </message>
  <message>
   <source>Cette parcelle n’a pas de contour utilisable : elle ne peut pas être montrée.</source>
   <translation>This parcel has no usable outline: it cannot be shown.</translation>
  </message>
  <message>
   <source>Chercher une parcelle</source>
   <translation>Search for a parcel</translation>
  </message>
  <message>
   <source>Choisissez une parcelle dans la liste pour lire ses motifs.</source>
   <translation>Choose a parcel in the list to read its reasons.</translation>
  </message>
  <message>
   <source>Lecture de « {file} »…</source>
   <translation>Reading “{file}”…</translation>
  </message>
  <message>
   <source>Lecture du résultat</source>
   <translation>Reading the result</translation>
  </message>
  <message>
   <source>Les {shown} premières sur {total} : filtrez pour voir les autres.</source>
   <translation>The first {shown} of {total}: filter to see the others.</translation>
  </message>
  <message>
   <source>Motifs, règle par règle</source>
   <translation>Reasons, rule by rule</translation>
  </message>
  <message>
   <source>Ouvrir un résultat</source>
   <translation>Open a result</translation>
  </message>
  <message>
   <source>Parcelles affichées : {count}</source>
   <translation>Parcels shown: {count}</translation>
  </message>
  <message>
   <source>Parcelles, dans l’ordre</source>
   <translation>Parcels, in order</translation>
  </message>
  <message>
   <source>Recherche…</source>
   <translation>Searching…</translation>
  </message>
  <message>
   <source>Résul&amp;tat</source>
   <translation>Resul&amp;t</translation>
  </message>
  <message>
   <source>Résultat d’un criblage (*.gpkg)</source>
   <translation>Result of a screening (*.gpkg)</translation>
  </message>
  <message>
   <source>Toutes les surfaces</source>
   <translation>All areas</translation>
  </message>
  <message>
   <source>Une erreur inattendue a interrompu l’opération ({kind}).</source>
   <translation>An unexpected error has interrupted the operation ({kind}).</translation>
  </message>
  <message>
   <source>{run}. {counts}. L’ordre de la liste ne dit pas lequel choisir.</source>
   <translation>{run}. {counts}. The order of the list does not say which one to choose.</translation>
  </message>
 </context>
 <context>
  <name>RulesPage</name>
  <message>
   <source>Chaque règle donne un résultat et son motif. Un repère atteint ne rend conforme à aucun texte. Les chiffres valent pour ce protocole seulement : un autre chiffre demande sa source (délibération, comité de pilotage, texte). Ils sont enregistrés au lancement.</source>
   <translation>Each rule gives a result and its reason. Reaching a landmark makes nothing compliant with any text. The figures apply to this protocol only: another figure needs its source (deliberation, steering committee, text). They are saved when the screening is run.</translation>
  </message>
  <message>
   <source>Donnée à titre d’information : ne change pas le résultat.</source>
   <translation>Given for information: does not change the result.</translation>
  </message>
  <message>
   <source>Non appliquée : toutes ses couches sont laissées de côté, ou aucune distance n’est fixée.</source>
   <translation>Not applied: all its layers are left out, or no distance is set.</translation>
  </message>
  <message>
   <source>« {title} » : voir plus haut.</source>
   <translation>“{title}”: see above.</translation>
  </message>
 </context>
 <context>
  <name>RunPage</name>
  <message>
   <source>&amp;Arrêter</source>
   <translation>&amp;Stop</translation>
  </message>
  <message>
   <source>Arrêt en cours…</source>
   <translation>Stopping…</translation>
  </message>
  <message>
   <source>Autres terrains : {count}. La base garde les deux résultats de chacun.</source>
   <translation>Other pieces of land: {count}. The base keeps both results of each.</translation>
  </message>
  <message>
   <source>Avancement du criblage</source>
   <translation>Progress of the screening</translation>
  </message>
  <message>
   <source>Ce que chaque règle laisse, dans l’ordre où les parcelles sont examinées. Une parcelle sans réponse reste dans l’entonnoir.</source>
   <translation>What each rule leaves, in the order in which parcels are examined. A parcel without an answer stays in the funnel.</translation>
  </message>
  <message>
   <source>Ce qui a changé pour les terrains de la base, depuis le criblage d’avant</source>
   <translation>What has changed for the land of the base since the screening before</translation>
  </message>
  <message>
   <source>Ce qui a été relevé, et ce qui a changé</source>
   <translation>What was noted, and what has changed</translation>
  </message>
  <message>
   <source>Criblage terminé.</source>
   <translation>Screening done.</translation>
  </message>
  <message>
   <source>Examen des parcelles…</source>
   <translation>Examining the parcels…</translation>
  </message>
  <message>
   <source>Le criblage n’a pas encore été lancé.</source>
   <translation>The screening has not been run yet.</translation>
  </message>
  <message>
   <source>Lecture des couches…</source>
   <translation>Reading the layers…</translation>
  </message>
  <message>
   <source>Pas de résultat.</source>
   <translation>No result.</translation>
  </message>
  <message>
   <source>Regroupement des parcelles…</source>
   <translation>Merging the parcels…</translation>
  </message>
  <message>
   <source>{counts}. Résultat : « {file} ». Un résultat n’est pas une décision.</source>
   <translation>{counts}. Result: “{file}”. A result is not a decision.</translation>
  </message>
  <message>
   <source>À savoir</source>
   <translation>To be known</translation>
  </message>
  <message>
   <source>Écriture du résultat…</source>
   <translation>Writing the result…</translation>
  </message>
 </context>
 <context>
  <name>SearchedDock</name>
  <message>
   <source>Une erreur inattendue a interrompu l’opération ({kind}).</source>
   <translation>An unexpected error has interrupted the operation ({kind}).</translation>
  </message>
 </context>
 <context>
  <name>SettingsDialog</name>
  <message>
   <source>Ces seuils valent pour ce protocole seulement. Un champ vide reprend la valeur par défaut. Un autre chiffre demande sa source : délibération, comité de pilotage, texte.</source>
   <translation>These thresholds hold for this protocol only. An empty field takes the default. Another figure needs its source: deliberation, steering committee, text.</translation>
  </message>
  <message>
   <source>Seuils du protocole</source>
   <translation>Thresholds of the protocol</translation>
  </message>
  <message>
   <source>seuils du protocole</source>
   <translation>thresholds of the protocol</translation>
  </message>
 </context>
 <context>
  <name>SettlementPages</name>
  <message>
   <source>Accueil, par site d’origine</source>
   <translation>Arrivals, by site of origin</translation>
  </message>
  <message>
   <source>Actions</source>
   <translation>Actions</translation>
  </message>
  <message>
   <source>Aménagement</source>
   <translation>Settlement</translation>
  </message>
  <message>
   <source>Aménagements transitoires</source>
   <translation>Transitional settlements</translation>
  </message>
  <message>
   <source>Aménagements transitoires (article 9)</source>
   <translation>Transitional settlements (Article 9)</translation>
  </message>
  <message>
   <source>Aucun aménagement n’est ouvert.</source>
   <translation>No settlement is open.</translation>
  </message>
  <message>
   <source>Aucun aménagement transitoire n’est saisi.</source>
   <translation>No transitional settlement is entered.</translation>
  </message>
  <message>
   <source>Aucun site d’origine n’est renseigné.</source>
   <translation>No site of origin is filled in.</translation>
  </message>
  <message>
   <source>Aucune action ne nomme cet aménagement.</source>
   <translation>No action names this settlement.</translation>
  </message>
  <message>
   <source>Aucune phase n’est renseignée.</source>
   <translation>No phase is filled in.</translation>
  </message>
  <message>
   <source>Capacité</source>
   <translation>Capacity</translation>
  </message>
  <message>
   <source>Capacité
mén. / pers.</source>
   <translation>Capacity
househ. / pers.</translation>
  </message>
  <message>
   <source>Capacité en ménages</source>
   <translation>Capacity in households</translation>
  </message>
  <message>
   <source>Capacité en personnes</source>
   <translation>Capacity in persons</translation>
  </message>
  <message>
   <source>Capacité et occupation des aménagements ouverts</source>
   <translation>Capacity and occupation of the open settlements</translation>
  </message>
  <message>
   <source>Capacité prévue des aménagements en projet ou en travaux : {persons} ; {households}.</source>
   <translation>Planned capacity of the settlements planned or under construction: {persons}; {households}.</translation>
  </message>
  <message>
   <source>Ce qui n’est pas renseigné n’est pas compté pour zéro. Les places libres sont celles des aménagements dont la capacité et l’occupation sont connues toutes deux. La base ne date pas l’occupation : c’est la dernière saisie.</source>
   <translation>What is not filled in is not counted as zero. The places left are those of the settlements whose capacity and occupation are both known. The base gives no date to the occupation: it is the last one entered.</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Commune</translation>
  </message>
  <message>
   <source>Fiches des aménagements</source>
   <translation>Settlements in detail</translation>
  </message>
  <message>
   <source>Ménages présents</source>
   <translation>Households present</translation>
  </message>
  <message>
   <source>Occupation</source>
   <translation>Occupation</translation>
  </message>
  <message>
   <source>Personnes présentes</source>
   <translation>Persons present</translation>
  </message>
  <message>
   <source>Phases préparatoires</source>
   <translation>Preparatory phases</translation>
  </message>
  <message>
   <source>Places libres</source>
   <translation>Places left</translation>
  </message>
  <message>
   <source>Places libres
mén. / pers.</source>
   <translation>Places left
househ. / pers.</translation>
  </message>
  <message>
   <source>Places libres (ménages)</source>
   <translation>Places left (households)</translation>
  </message>
  <message>
   <source>Places libres (personnes)</source>
   <translation>Places left (persons)</translation>
  </message>
  <message>
   <source>Présents
mén. / pers.</source>
   <translation>Present
househ. / pers.</translation>
  </message>
  <message>
   <source>Statut</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>Vue d’ensemble</source>
   <translation>Overview</translation>
  </message>
  <message>
   <source>aménagements renseignés : {known} sur {all}</source>
   <translation>settlements filled in: {known} of {all}</translation>
  </message>
  <message>
   <source>capacité dépassée de {told}</source>
   <translation>capacity exceeded by {told}</translation>
  </message>
  <message>
   <source>capacité dépassée : {n}</source>
   <translation>capacity exceeded: {n}</translation>
  </message>
  <message>
   <source>inconnu</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>n. c.</source>
   <translation>n. k.</translation>
  </message>
  <message>
   <source>n. c. : non connu. Un nombre négatif dit de combien la capacité est dépassée.</source>
   <translation>n. k.: not known. A negative number says by how much the capacity is exceeded.</translation>
  </message>
  <message>
   <source>{site} – prévus : {planned} ; accueillis : {welcomed}</source>
   <translation>{site} – planned: {planned}; moved in: {welcomed}</translation>
  </message>
  <message>
   <source>{told} (renseignés : {known} sur {all})</source>
   <translation>{told} (filled in: {known} of {all})</translation>
  </message>
  <message>
   <source>Équipements</source>
   <translation>Equipment</translation>
  </message>
 </context>
 <context>
  <name>SheetBlocks</name>
  <message>
   <source>Acteurs en présence</source>
   <translation>Actors present</translation>
  </message>
  <message>
   <source>Actions qui nomment ce site</source>
   <translation>Actions that name this site</translation>
  </message>
  <message>
   <source>Adultes</source>
   <translation>Adults</translation>
  </message>
  <message>
   <source>Aménagement</source>
   <translation>Settlement</translation>
  </message>
  <message>
   <source>Aménagements transitoires prévus pour ses habitants</source>
   <translation>Transitional settlements planned for its inhabitants</translation>
  </message>
  <message>
   <source>Art.</source>
   <translation>Art.</translation>
  </message>
  <message>
   <source>Aucun acteur n’est renseigné.</source>
   <translation>No actor is filled in.</translation>
  </message>
  <message>
   <source>Aucun comptage saisi : le nombre d’habitants est inconnu.</source>
   <translation>No count entered: the number of inhabitants is unknown.</translation>
  </message>
  <message>
   <source>Aucun engagement ne nomme ce site.</source>
   <translation>No commitment names this site.</translation>
  </message>
  <message>
   <source>Aucun engagement n’est pris pour tout le territoire.</source>
   <translation>No commitment is made for the whole territory.</translation>
  </message>
  <message>
   <source>Aucune action ne nomme ce site.</source>
   <translation>No action names this site.</translation>
  </message>
  <message>
   <source>Aucune phase n’est renseignée.</source>
   <translation>No phase is filled in.</translation>
  </message>
  <message>
   <source>Avancement</source>
   <translation>Progress</translation>
  </message>
  <message>
   <source>Contour</source>
   <translation>Outline</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Date</translation>
  </message>
  <message>
   <source>Dernier comptage et comptages antérieurs</source>
   <translation>Last count and former counts</translation>
  </message>
  <message>
   <source>Dernier comptage : {day}. Source : {source}.</source>
   <translation>Last count: {day}. Source: {source}.</translation>
  </message>
  <message>
   <source>Enfants</source>
   <translation>Children</translation>
  </message>
  <message>
   <source>Enfants (moins de 18 ans)</source>
   <translation>Children (under 18)</translation>
  </message>
  <message>
   <source>Engagement</source>
   <translation>Commitment</translation>
  </message>
  <message>
   <source>Engagements</source>
   <translation>Commitments</translation>
  </message>
  <message>
   <source>Engagements pris pour tout le territoire, non repris ici : {n}, dont en retard : {late}.</source>
   <translation>Commitments made for the whole territory, not listed here: {n}, of which overdue: {late}.</translation>
  </message>
  <message>
   <source>Habitants</source>
   <translation>Inhabitants</translation>
  </message>
  <message>
   <source>Le site</source>
   <translation>The site</translation>
  </message>
  <message>
   <source>Ménages</source>
   <translation>Households</translation>
  </message>
  <message>
   <source>Ménages accueillis</source>
   <translation>Households moved in</translation>
  </message>
  <message>
   <source>Ménages prévus</source>
   <translation>Households planned</translation>
  </message>
  <message>
   <source>Organisme</source>
   <translation>Body</translation>
  </message>
  <message>
   <source>Partenaire</source>
   <translation>Partner</translation>
  </message>
  <message>
   <source>Personnes</source>
   <translation>Persons</translation>
  </message>
  <message>
   <source>Personnes accueillies</source>
   <translation>Persons moved in</translation>
  </message>
  <message>
   <source>Personnes prévues</source>
   <translation>Persons planned</translation>
  </message>
  <message>
   <source>Phases</source>
   <translation>Phases</translation>
  </message>
  <message>
   <source>Phases préparatoires</source>
   <translation>Preparatory phases</translation>
  </message>
  <message>
   <source>Relevé du {day}, sans aucun nombre : les habitants n’ont pas été comptés. Source : {source}.</source>
   <translation>Record of {day}, without any number: the inhabitants were not counted. Source: {source}.</translation>
  </message>
  <message>
   <source>Réinstallation</source>
   <translation>Resettlement</translation>
  </message>
  <message>
   <source>Selon la fiche du site : {text}</source>
   <translation>According to the file of the site: {text}</translation>
  </message>
  <message>
   <source>Situation décrite au</source>
   <translation>Situation described on</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Source</translation>
  </message>
  <message>
   <source>Statut</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>Thèmes d’intervention</source>
   <translation>Themes of intervention</translation>
  </message>
  <message>
   <source>en retard</source>
   <translation>overdue</translation>
  </message>
  <message>
   <source>inconnu</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>moins d’un mois</source>
   <translation>less than a month</translation>
  </message>
  <message>
   <source>non compté</source>
   <translation>not counted</translation>
  </message>
  <message>
   <source>sans échéance</source>
   <translation>no deadline</translation>
  </message>
  <message>
   <source>{day} (depuis {time})</source>
   <translation>{day} ({time} ago)</translation>
  </message>
  <message>
   <source>{day} (occupé pendant {time})</source>
   <translation>{day} (occupied for {time})</translation>
  </message>
  <message>
   <source>{n} an</source>
   <translation>{n} year</translation>
  </message>
  <message>
   <source>{n} ans</source>
   <translation>{n} years</translation>
  </message>
  <message>
   <source>{n} mois</source>
   <translation>{n} months</translation>
  </message>
  <message>
   <source>{precision} : surface inconnue</source>
   <translation>{precision}: unknown area</translation>
  </message>
  <message>
   <source>{years} et {n} mois</source>
   <translation>{years} and {n} months</translation>
  </message>
  <message>
   <source>Échéance</source>
   <translation>Deadline</translation>
  </message>
 </context>
 <context>
  <name>SiteAction</name>
  <message>
   <source>Ouvrir la fiche du site</source>
   <translation>Open the site file</translation>
  </message>
 </context>
 <context>
  <name>SiteDetail</name>
  <message>
   <source>Ce qui manque</source>
   <translation>What is missing</translation>
  </message>
  <message>
   <source>En toutes lettres</source>
   <translation>In full</translation>
  </message>
  <message>
   <source>Enregistrer une visite…</source>
   <translation>Record a visit…</translation>
  </message>
  <message>
   <source>Facteur choisi</source>
   <translation>Chosen factor</translation>
  </message>
  <message>
   <source>Le résultat en phrases, à copier dans un courrier ou un compte rendu</source>
   <translation>The result in sentences, to be copied into a letter or minutes</translation>
  </message>
  <message>
   <source>Montrer le site sur la carte</source>
   <translation>Show the site on the map</translation>
  </message>
  <message>
   <source>Noter ce qu’une visite du lieu a constaté</source>
   <translation>Note what a visit of the place found</translation>
  </message>
  <message>
   <source>Ouvrir la fiche</source>
   <translation>Open the file</translation>
  </message>
  <message>
   <source>Ouvrir la fiche du site (Entrée ou double-clic dans la liste)</source>
   <translation>Open the file of the site (Enter or double click in the list)</translation>
  </message>
  <message>
   <source>Partir de ce qui a été relevé pour proposer une action ou un engagement</source>
   <translation>Start from what was found to propose an action or an engagement</translation>
  </message>
  <message>
   <source>Prochaine visite : {when}.</source>
   <translation>Next visit: {when}.</translation>
  </message>
  <message>
   <source>Proposer un engagement…</source>
   <translation>Propose an engagement…</translation>
  </message>
  <message>
   <source>Visites et engagements</source>
   <translation>Visits and engagements</translation>
  </message>
  <message>
   <source>Voir sur la carte</source>
   <translation>Show on the map</translation>
  </message>
  <message>
   <source>{code} : ouvrir {place}</source>
   <translation>{code}: open {place}</translation>
  </message>
 </context>
 <context>
  <name>SiteFacts</name>
  <message>
   <source>Aucune visite de veille</source>
   <translation>No watch visit</translation>
  </message>
  <message>
   <source>Jamais compté</source>
   <translation>Never counted</translation>
  </message>
  <message>
   <source>Personnes non comptées le {day}</source>
   <translation>People not counted on {day}</translation>
  </message>
  <message>
   <source>Vigilance non évaluée</source>
   <translation>Vigilance not evaluated</translation>
  </message>
  <message>
   <source>Vigilance : {name} ({day})</source>
   <translation>Vigilance: {name} ({day})</translation>
  </message>
  <message>
   <source>Visite du {day} : {found}</source>
   <translation>Visit of {day}: {found}</translation>
  </message>
  <message>
   <source>{persons} personne le {day}</source>
   <translation>{persons} person on {day}</translation>
  </message>
  <message>
   <source>{persons} personnes le {day}</source>
   <translation>{persons} people on {day}</translation>
  </message>
 </context>
 <context>
  <name>SiteFileWindow</name>
  <message>
   <source>&amp;Enregistrer</source>
   <translation>&amp;Save</translation>
  </message>
  <message>
   <source>&amp;Fermer</source>
   <translation>&amp;Close</translation>
  </message>
  <message>
   <source>&amp;Suivant ▶</source>
   <translation>&amp;Next ▶</translation>
  </message>
  <message>
   <source>&amp;Vie du site</source>
   <translation>&amp;Life of the site</translation>
  </message>
  <message>
   <source>&amp;Zoomer</source>
   <translation>&amp;Zoom</translation>
  </message>
  <message>
   <source>Fiche site – {name}</source>
   <translation>Site file – {name}</translation>
  </message>
  <message>
   <source>Modifications non enregistrées</source>
   <translation>Unsaved changes</translation>
  </message>
  <message>
   <source>Modifier le &amp;périmètre</source>
   <translation>Change the &amp;outline</translation>
  </message>
  <message>
   <source>Rien n’a été enregistré. {reason}</source>
   <translation>Nothing was saved. {reason}</translation>
  </message>
  <message>
   <source>fiche site</source>
   <translation>site file</translation>
  </message>
  <message>
   <source>▲ 1 po&amp;int d’attention</source>
   <translation>▲ 1 po&amp;int of attention</translation>
  </message>
  <message>
   <source>▲ {count} po&amp;ints d’attention</source>
   <translation>▲ {count} po&amp;ints of attention</translation>
  </message>
  <message>
   <source>◀ Précéden&amp;t</source>
   <translation>◀ Previ&amp;ous</translation>
  </message>
 </context>
 <context>
  <name>SiteFiles</name>
  <message>
   <source>Aucun site à cet endroit. Cliquez dans le contour d’un site.</source>
   <translation>No site here. Click inside the outline of a site.</translation>
  </message>
  <message>
   <source>Ce site n’a pas de contour.</source>
   <translation>This site has no outline.</translation>
  </message>
  <message>
   <source>Ce site n’est pas dans la base : enregistrez la couche, ou actualisez-la.</source>
   <translation>This site is not in the base: save the layer, or refresh it.</translation>
  </message>
  <message>
   <source>La carte ne montre pas la base « {base} » : ouvrez d’abord son projet.</source>
   <translation>The map does not show the base “{base}”: open its project first.</translation>
  </message>
  <message>
   <source>La couche des sites n’est plus dans le projet.</source>
   <translation>The layer of sites is no longer in the project.</translation>
  </message>
  <message>
   <source>Ouvrez d’abord un protocole, ou créez-en un.</source>
   <translation>Open a protocol first, or create one.</translation>
  </message>
  <message>
   <source>Résorption</source>
   <translation>Résorption</translation>
  </message>
 </context>
 <context>
  <name>SiteSheetPages</name>
  <message>
   <source>Fiche du site {name}</source>
   <translation>Sheet of site {name}</translation>
  </message>
  <message>
   <source>Le contour du site n’est pas dans la base.</source>
   <translation>The outline of the site is not in the base.</translation>
  </message>
 </context>
 <context>
  <name>SiteTabs</name>
  <message>
   <source>Propriétaires et procédures</source>
   <translation>Owners and proceedings</translation>
  </message>
  <message>
   <source>Site précédent…</source>
   <translation>Previous site…</translation>
  </message>
 </context>
 <context>
  <name>SitesChoice</name>
  <message>
   <source>1 site</source>
   <translation>1 site</translation>
  </message>
  <message>
   <source>Sites choisis</source>
   <translation>Chosen sites</translation>
  </message>
  <message>
   <source>Sites occupés</source>
   <translation>Occupied sites</translation>
  </message>
  <message>
   <source>Tous les sites</source>
   <translation>All sites</translation>
  </message>
  <message>
   <source>{count} sites</source>
   <translation>{count} sites</translation>
  </message>
 </context>
 <context>
  <name>SitesDock</name>
  <message>
   <source>Ce site n’est pas sur la carte : il n’a pas de contour, ou ses couches ont été retirées du projet.</source>
   <translation>This site is not on the map: it has no outline, or its layers were removed from the project.</translation>
  </message>
  <message>
   <source>Choisir les colonnes</source>
   <translation>Choose the columns</translation>
  </message>
  <message>
   <source>Exporter…</source>
   <translation>Export…</translation>
  </message>
  <message>
   <source>Lecture des sites</source>
   <translation>Reading the sites</translation>
  </message>
  <message>
   <source>Liste des sites</source>
   <translation>List of the sites</translation>
  </message>
  <message>
   <source>Montrer sur la carte les sites sélectionnés</source>
   <translation>Show the selected sites on the map</translation>
  </message>
  <message>
   <source>Ouvrir la fiche</source>
   <translation>Open the file</translation>
  </message>
  <message>
   <source>Ouvrir la fiche du site courant (Entrée ou double-clic dans la liste)</source>
   <translation>Open the file of the current site (Enter or double click in the list)</translation>
  </message>
  <message>
   <source>Réessayer</source>
   <translation>Try again</translation>
  </message>
  <message>
   <source>Sites</source>
   <translation>Sites</translation>
  </message>
  <message>
   <source>Zoomer</source>
   <translation>Zoom</translation>
  </message>
  <message>
   <source>Écrire la liste telle qu’elle est affichée dans un tableur : XLSX, ODS ou CSV. Les colonnes que les partenaires ne peuvent pas lire n’y sont pas.</source>
   <translation>Write the list as it is shown to a spreadsheet: XLSX, ODS or CSV. The columns that partners may not read are left out.</translation>
  </message>
 </context>
 <context>
  <name>SitesExport</name>
  <message>
   <source>Colonnes non exportées, car les partenaires ne peuvent pas les lire : {columns}.</source>
   <translation>Columns left out, because partners may not read them: {columns}.</translation>
  </message>
  <message>
   <source>Export de la liste des sites</source>
   <translation>Export of the list of sites</translation>
  </message>
  <message>
   <source>Exporter la liste des sites</source>
   <translation>Export the list of sites</translation>
  </message>
  <message>
   <source>Liste exportée dans « {path} » (lignes : {count}).</source>
   <translation>List exported to “{path}” (rows: {count}).</translation>
  </message>
  <message>
   <source>Sites</source>
   <translation>Sites</translation>
  </message>
 </context>
 <context>
  <name>SitesFilters</name>
  <message>
   <source>Chaque mot doit se trouver dans le code, le nom, la commune ou l’adresse, sans tenir compte des accents ni des majuscules (Ctrl+F). Flèche bas : aller à la liste.</source>
   <translation>Each word must be in the code, the name, the municipality or the address, whatever the accents and capitals (Ctrl+F). Down arrow: go to the list.</translation>
  </message>
  <message>
   <source>Chercher un site</source>
   <translation>Search for a site</translation>
  </message>
  <message>
   <source>Chercher : code, nom, commune, adresse</source>
   <translation>Search: code, name, municipality, address</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Municipality</translation>
  </message>
  <message>
   <source>Conditions de vie mauvaises ou à améliorer</source>
   <translation>Living conditions that are bad or to be improved</translation>
  </message>
  <message>
   <source>De {least} à {most} personnes</source>
   <translation>From {least} to {most} persons</translation>
  </message>
  <message>
   <source>Effacer les filtres</source>
   <translation>Clear the filters</translation>
  </message>
  <message>
   <source>Engagement en retard</source>
   <translation>Overdue commitment</translation>
  </message>
  <message>
   <source>Moins de {most} personnes</source>
   <translation>Fewer than {most} persons</translation>
  </message>
  <message>
   <source>Montrer tous les sites : la recherche et les filtres sont effacés.</source>
   <translation>Show every site: the search and the filters are cleared.</translation>
  </message>
  <message>
   <source>Non compté</source>
   <translation>Not counted</translation>
  </message>
  <message>
   <source>Personnes</source>
   <translation>Persons</translation>
  </message>
  <message>
   <source>Personnes du dernier comptage, sites occupés seulement</source>
   <translation>Persons of the last count, occupied sites only</translation>
  </message>
  <message>
   <source>Plus de filtres</source>
   <translation>More filters</translation>
  </message>
  <message>
   <source>Plus de filtres ({count})</source>
   <translation>More filters ({count})</translation>
  </message>
  <message>
   <source>Quel que soit le nombre de personnes</source>
   <translation>Any number of persons</translation>
  </message>
  <message>
   <source>Sans commune</source>
   <translation>No municipality</translation>
  </message>
  <message>
   <source>Sans nouvelle depuis plus de 6 mois</source>
   <translation>No news for more than 6 months</translation>
  </message>
  <message>
   <source>Sites dont au moins un engagement ouvert a dépassé son échéance.</source>
   <translation>Sites with at least one open commitment past its deadline.</translation>
  </message>
  <message>
   <source>Sites occupés dont rien n’a été relevé depuis plus de 180 jours : situation, comptage, conditions de vie, visite, diagnostic réalisé ou signalement.</source>
   <translation>Occupied sites of which nothing was noted for more than 180 days: situation, count, living conditions, visit, assessment done or report.</translation>
  </message>
  <message>
   <source>Statut</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>Statut du site</source>
   <translation>Status of the site</translation>
  </message>
  <message>
   <source>Toutes les communes</source>
   <translation>All municipalities</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Type</translation>
  </message>
  <message>
   <source>Type de site</source>
   <translation>Type of site</translation>
  </message>
  <message>
   <source>{least} personnes et plus</source>
   <translation>{least} persons and more</translation>
  </message>
  <message>
   <source>À améliorer</source>
   <translation>To improve</translation>
  </message>
 </context>
 <context>
  <name>SitesModel</name>
  <message>
   <source>Dernier comptage le {day}</source>
   <translation>Last count on {day}</translation>
  </message>
  <message>
   <source>NC</source>
   <translation>NC</translation>
  </message>
  <message>
   <source>Non compté</source>
   <translation>Not counted</translation>
  </message>
  <message>
   <source>Sans nouvelle depuis plus de 6 mois</source>
   <translation>No news for more than 6 months</translation>
  </message>
  <message>
   <source>Site fermé : plus personne n’y est compté.</source>
   <translation>Closed site: nobody is counted there any more.</translation>
  </message>
 </context>
 <context>
  <name>SitesPage</name>
  <message>
   <source>Chaque mot doit se trouver dans le code, le nom ou la commune, sans tenir compte des accents ni des majuscules (Ctrl+F). Flèche bas : aller à la liste.</source>
   <translation>Each word must be in the code, the name or the municipality, whatever the accents and capitals (Ctrl+F). Down arrow: go to the list.</translation>
  </message>
  <message>
   <source>Chercher un site fermé</source>
   <translation>Search a closed site</translation>
  </message>
  <message>
   <source>Chercher : code, nom, commune</source>
   <translation>Search: code, name, municipality</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Municipality</translation>
  </message>
  <message>
   <source>Motif et retards</source>
   <translation>Reason and delays</translation>
  </message>
  <message>
   <source>Sans commune</source>
   <translation>No municipality</translation>
  </message>
  <message>
   <source>Site</source>
   <translation>Site</translation>
  </message>
  <message>
   <source>Sites fermés, par niveau</source>
   <translation>Closed sites, by level</translation>
  </message>
  <message>
   <source>Toutes les communes</source>
   <translation>All municipalities</translation>
  </message>
 </context>
 <context>
  <name>SitesWords</name>
  <message>
   <source>Aucun site ne répond à la recherche et aux filtres.</source>
   <translation>No site matches the search and the filters.</translation>
  </message>
  <message>
   <source>Aucun site sur {all}</source>
   <translation>No site of {all}</translation>
  </message>
  <message>
   <source>Cette base n’a pas encore de site. Dessinez-en un avec le menu Résorption, ou importez-les.</source>
   <translation>This base has no site yet. Draw one with the Résorption menu, or import them.</translation>
  </message>
  <message>
   <source>Lecture des sites…</source>
   <translation>Reading the sites…</translation>
  </message>
  <message>
   <source>Ouvrez un protocole avec le menu Résorption, ou créez-en un : ses sites seront listés ici.</source>
   <translation>Open a protocol with the Résorption menu, or create one: its sites will be listed here.</translation>
  </message>
  <message>
   <source>{count} personne</source>
   <translation>{count} person</translation>
  </message>
  <message>
   <source>{count} personnes</source>
   <translation>{count} persons</translation>
  </message>
  <message>
   <source>{count} site</source>
   <translation>{count} site</translation>
  </message>
  <message>
   <source>{count} site non compté</source>
   <translation>{count} site not counted</translation>
  </message>
  <message>
   <source>{count} site sur {all}</source>
   <translation>{count} site of {all}</translation>
  </message>
  <message>
   <source>{count} sites</source>
   <translation>{count} sites</translation>
  </message>
  <message>
   <source>{count} sites non comptés</source>
   <translation>{count} sites not counted</translation>
  </message>
  <message>
   <source>{count} sites sur {all}</source>
   <translation>{count} sites of {all}</translation>
  </message>
  <message>
   <source>{persons} sur {count} site</source>
   <translation>{persons} on {count} site</translation>
  </message>
  <message>
   <source>{persons} sur {count} sites</source>
   <translation>{persons} on {count} sites</translation>
  </message>
  <message>
   <source>{persons}, {uncounted}</source>
   <translation>{persons}, {uncounted}</translation>
  </message>
  <message>
   <source>{sites}, dont {count} fermé</source>
   <translation>{sites}, {count} of them closed</translation>
  </message>
  <message>
   <source>{sites}, dont {count} fermés</source>
   <translation>{sites}, {count} of them closed</translation>
  </message>
 </context>
 <context>
  <name>SourceDetails</name>
  <message>
   <source>&amp;Détails de la couche</source>
   <translation>&amp;Details of the layer</translation>
  </message>
  <message>
   <source>Année ou date des données</source>
   <translation>Year or date of the data</translation>
  </message>
  <message>
   <source>Choisissez une ligne à gauche : ses colonnes, son millésime et son échelle sont ici.</source>
   <translation>Choose a line on the left: its columns, its vintage and its scale are here.</translation>
  </message>
  <message>
   <source>Couvre</source>
   <translation>Covers</translation>
  </message>
  <message>
   <source>Détails de la couche</source>
   <translation>Details of the layer</translation>
  </message>
  <message>
   <source>Millésime</source>
   <translation>Vintage</translation>
  </message>
  <message>
   <source>Modèle du plan</source>
   <translation>Model of the plan</translation>
  </message>
  <message>
   <source>Nature du plan</source>
   <translation>Kind of plan</translation>
  </message>
  <message>
   <source>Par exemple 1 : 5 000</source>
   <translation>For example 1:5,000</translation>
  </message>
  <message>
   <source>À préciser</source>
   <translation>To be specified</translation>
  </message>
  <message>
   <source>Échelle</source>
   <translation>Scale</translation>
  </message>
 </context>
 <context>
  <name>SourceLine</name>
  <message>
   <source>Ajouter une autre couche</source>
   <translation>Add another layer</translation>
  </message>
  <message>
   <source>Aucune : laissée de côté par décision</source>
   <translation>None: left out by decision</translation>
  </message>
  <message>
   <source>Fichier…</source>
   <translation>File…</translation>
  </message>
  <message>
   <source>Objets : {count}</source>
   <translation>Features: {count}</translation>
  </message>
  <message>
   <source>Pourquoi cette proposition : {why}.</source>
   <translation>Why this proposal: {why}.</translation>
  </message>
  <message>
   <source>Retirer cette couche</source>
   <translation>Remove this layer</translation>
  </message>
  <message>
   <source>couverture : {covered}</source>
   <translation>coverage: {covered}</translation>
  </message>
  <message>
   <source>millésime {vintage}</source>
   <translation>vintage {vintage}</translation>
  </message>
  <message>
   <source>{role} : choisir un fichier</source>
   <translation>{role}: choose a file</translation>
  </message>
  <message>
   <source>À droite, dites de quel modèle est ce plan : les mêmes codes n’y ont pas le même sens.</source>
   <translation>On the right, say which model this plan follows: the same codes do not mean the same.</translation>
  </message>
  <message>
   <source>À droite, dites quelle colonne contient : {columns}.</source>
   <translation>On the right, say which column holds: {columns}.</translation>
  </message>
  <message>
   <source>— Pas de couche —</source>
   <translation>— No layer —</translation>
  </message>
 </context>
 <context>
  <name>StateBlocks</name>
  <message>
   <source>0 personne</source>
   <translation>0 persons</translation>
  </message>
  <message>
   <source>1 an</source>
   <translation>1 year</translation>
  </message>
  <message>
   <source>1 personne</source>
   <translation>1 person</translation>
  </message>
  <message>
   <source>1 site</source>
   <translation>1 site</translation>
  </message>
  <message>
   <source>1 à 2 ans</source>
   <translation>1 to 2 years</translation>
  </message>
  <message>
   <source>10 ans et plus</source>
   <translation>10 years and more</translation>
  </message>
  <message>
   <source>2 à 5 ans</source>
   <translation>2 to 5 years</translation>
  </message>
  <message>
   <source>5 à 10 ans</source>
   <translation>5 to 10 years</translation>
  </message>
  <message>
   <source>6 mois à 1 an</source>
   <translation>6 months to 1 year</translation>
  </message>
  <message>
   <source>Adultes</source>
   <translation>Adults</translation>
  </message>
  <message>
   <source>Ancienneté médiane, au {day} : {median} (sites dont la date d’installation est connue : {n}).</source>
   <translation>Median age, as of {day}: {median} (sites whose settling date is known: {n}).</translation>
  </message>
  <message>
   <source>Antériorité des sites occupés</source>
   <translation>Age of the occupied sites</translation>
  </message>
  <message>
   <source>Aucune date d’installation n’est connue.</source>
   <translation>No settling date is known.</translation>
  </message>
  <message>
   <source>Ce sont des réponses sur des sites : pour chaque site occupé, si des personnes de ce groupe y vivent. Ce n’est pas un nombre de personnes. Un site peut répondre « oui » à plusieurs groupes. Ces réponses ne sont données pour aucun site en particulier et n’entrent dans aucune règle.</source>
   <translation>These are answers on sites: for each occupied site, whether persons of that group live there. It is not a number of persons. A site may answer “yes” for several groups. These answers are given for no site in particular and enter no rule.</translation>
  </message>
  <message>
   <source>Ce texte décrit le territoire, jamais des personnes. Tout comptage de personnes sur une base ethnique est interdit : la base n’en contient aucun.</source>
   <translation>This text describes the territory, never persons. Any count of persons on an ethnic basis is prohibited: the base holds none.</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Commune</translation>
  </message>
  <message>
   <source>Commune non renseignée</source>
   <translation>Municipality not recorded</translation>
  </message>
  <message>
   <source>Compté le</source>
   <translation>Counted on</translation>
  </message>
  <message>
   <source>Contexte territorial</source>
   <translation>Territorial context</translation>
  </message>
  <message>
   <source>Enfants</source>
   <translation>Children</translation>
  </message>
  <message>
   <source>Enfants (moins de 18 ans)</source>
   <translation>Children (under 18)</translation>
  </message>
  <message>
   <source>Groupe</source>
   <translation>Group</translation>
  </message>
  <message>
   <source>Groupes d’origine des habitants</source>
   <translation>Groups of origin of the inhabitants</translation>
  </message>
  <message>
   <source>Installé le</source>
   <translation>Settled on</translation>
  </message>
  <message>
   <source>Les groupes d’origine ne sont donnés qu’en total, sur au moins trois sites occupés dont les réponses diffèrent : jamais pour un seul site.</source>
   <translation>Groups of origin are given only in total, over at least three occupied sites whose answers differ: never for one site.</translation>
  </message>
  <message>
   <source>Les {shown} communes où le plus de personnes ont été comptées ; les {rest} autres sont dans le tableau.</source>
   <translation>The {shown} municipalities where most persons were counted; the other {rest} are in the table.</translation>
  </message>
  <message>
   <source>Liste des sites occupés</source>
   <translation>List of the occupied sites</translation>
  </message>
  <message>
   <source>Nom</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Non renseigné.</source>
   <translation>Not recorded.</translation>
  </message>
  <message>
   <source>Per-
sonnes</source>
   <translation>Persons</translation>
  </message>
  <message>
   <source>Personnes par commune</source>
   <translation>Persons by municipality</translation>
  </message>
  <message>
   <source>Réponses, sur l’ensemble des sites occupés</source>
   <translation>Answers, over all occupied sites</translation>
  </message>
  <message>
   <source>Situation des communautés marginalisées</source>
   <translation>Situation of marginalised communities</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Type</translation>
  </message>
  <message>
   <source>adultes : {n}</source>
   <translation>adults: {n}</translation>
  </message>
  <message>
   <source>aucun site</source>
   <translation>no site</translation>
  </message>
  <message>
   <source>aucun site occupé</source>
   <translation>no occupied site</translation>
  </message>
  <message>
   <source>date inconnue</source>
   <translation>unknown date</translation>
  </message>
  <message>
   <source>enfants : {n}</source>
   <translation>children: {n}</translation>
  </message>
  <message>
   <source>inconnu</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>jamais</source>
   <translation>never</translation>
  </message>
  <message>
   <source>moins de 6 mois</source>
   <translation>less than 6 months</translation>
  </message>
  <message>
   <source>n. c.</source>
   <translation>n. c.</translation>
  </message>
  <message>
   <source>n. c. : non compté au dernier comptage du site, ou site jamais compté.</source>
   <translation>n. c.: not counted at the last count of the site, or site never counted.</translation>
  </message>
  <message>
   <source>non compté</source>
   <translation>not counted</translation>
  </message>
  <message>
   <source>non renseignée</source>
   <translation>not recorded</translation>
  </message>
  <message>
   <source>oui : {yes}, non : {no}, inconnu : {unknown}</source>
   <translation>yes: {yes}, no: {no}, unknown: {unknown}</translation>
  </message>
  <message>
   <source>sites non comptés : {n}</source>
   <translation>sites not counted: {n}</translation>
  </message>
  <message>
   <source>{n} ans</source>
   <translation>{n} years</translation>
  </message>
  <message>
   <source>{n} mois</source>
   <translation>{n} months</translation>
  </message>
  <message>
   <source>{n} personnes</source>
   <translation>{n} persons</translation>
  </message>
  <message>
   <source>{n} sites</source>
   <translation>{n} sites</translation>
  </message>
  <message>
   <source>{persons} ; sites comptés : {counted} sur {sites}</source>
   <translation>{persons}; sites counted: {counted} out of {sites}</translation>
  </message>
  <message>
   <source>{years} et {n} mois</source>
   <translation>{years} and {n} months</translation>
  </message>
  <message>
   <source>À chaque date : les sites occupés ce jour-là selon leurs dates d’installation (à défaut, de signalement ou de premier comptage) et de fermeture, et le dernier comptage connu de chacun. La longueur est le nombre de personnes comptées. Deux dates ne se comparent que si autant de sites ont été comptés ; un site qui n’est pas dans la base manque à toutes.</source>
   <translation>On each date: the sites occupied on that day by their dates of settling (failing that, of report or of first count) and of closing, and the last known count of each. The length is the number of persons counted. Two dates compare only if as many sites were counted; a site that is not in the base is missing from all.</translation>
  </message>
  <message>
   <source>Évolution du nombre de personnes et de sites occupés</source>
   <translation>Persons and occupied sites over time</translation>
  </message>
  <message>
   <source>âge non précisé</source>
   <translation>age not stated</translation>
  </message>
  <message>
   <source>âge non précisé : {n}</source>
   <translation>age not stated: {n}</translation>
  </message>
 </context>
 <context>
  <name>StatePages</name>
  <message>
   <source>Acteurs en présence sur les sites occupés</source>
   <translation>Actors present on the occupied sites</translation>
  </message>
  <message>
   <source>Acteurs en présence, selon la fiche du site</source>
   <translation>Actors present, from the site’s form</translation>
  </message>
  <message>
   <source>Action en cours</source>
   <translation>Action under way</translation>
  </message>
  <message>
   <source>Actions déjà engagées</source>
   <translation>Actions already under way</translation>
  </message>
  <message>
   <source>Adultes</source>
   <translation>Adults</translation>
  </message>
  <message>
   <source>Art.</source>
   <translation>Art.</translation>
  </message>
  <message>
   <source>Aucun acteur n’est renseigné.</source>
   <translation>No actor is recorded.</translation>
  </message>
  <message>
   <source>Aucun site occupé.</source>
   <translation>No occupied site.</translation>
  </message>
  <message>
   <source>Aucun site recensé.</source>
   <translation>No site recorded.</translation>
  </message>
  <message>
   <source>Aucune action n’est renseignée.</source>
   <translation>No action is recorded.</translation>
  </message>
  <message>
   <source>Autres
sites</source>
   <translation>Other
sites</translation>
  </message>
  <message>
   <source>Autres sites</source>
   <translation>Other sites</translation>
  </message>
  <message>
   <source>Campe-
ments</source>
   <translation>Camps</translation>
  </message>
  <message>
   <source>Campements</source>
   <translation>Camps</translation>
  </message>
  <message>
   <source>Campements illicites et grands squats occupés</source>
   <translation>Occupied unauthorised camps and large squats</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Municipality</translation>
  </message>
  <message>
   <source>Commune non renseignée</source>
   <translation>Municipality not recorded</translation>
  </message>
  <message>
   <source>Communes concernées</source>
   <translation>Municipalities concerned</translation>
  </message>
  <message>
   <source>Depuis le</source>
   <translation>Since</translation>
  </message>
  <message>
   <source>Dernier comptage de chaque site. Un site non compté n’est pas compté pour zéro : il n’est pas dans le total. Adultes et enfants peuvent ne pas faire le nombre de personnes quand un site n’a été compté qu’en partie.</source>
   <translation>Last count of each site. A site that was not counted does not count as zero: it is not in the total. Adults and children may not add up to the number of persons when a site was counted only in part.</translation>
  </message>
  <message>
   <source>Enfants (moins de 18 ans)</source>
   <translation>Children (under 18)</translation>
  </message>
  <message>
   <source>Grands
squats</source>
   <translation>Large
squats</translation>
  </message>
  <message>
   <source>Grands squats</source>
   <translation>Large squats</translation>
  </message>
  <message>
   <source>Ménages</source>
   <translation>Households</translation>
  </message>
  <message>
   <source>Organisme</source>
   <translation>Organisation</translation>
  </message>
  <message>
   <source>Personnes</source>
   <translation>Persons</translation>
  </message>
  <message>
   <source>Pilote</source>
   <translation>Leader</translation>
  </message>
  <message>
   <source>Plus ancienne
installation</source>
   <translation>Oldest
settling</translation>
  </message>
  <message>
   <source>Portée</source>
   <translation>Scope</translation>
  </message>
  <message>
   <source>Répartition par commune</source>
   <translation>By municipality</translation>
  </message>
  <message>
   <source>Site</source>
   <translation>Site</translation>
  </message>
  <message>
   <source>Sites</source>
   <translation>Sites</translation>
  </message>
  <message>
   <source>Sites résorbés : {resorbed}. Sites fermés, non résorbés : {closed}.</source>
   <translation>Resorbed sites: {resorbed}. Closed sites, not resorbed: {closed}.</translation>
  </message>
  <message>
   <source>Territoire</source>
   <translation>Territory</translation>
  </message>
  <message>
   <source>Thèmes d’intervention</source>
   <translation>Themes of the work</translation>
  </message>
  <message>
   <source>aménagements : {n}</source>
   <translation>settlements: {n}</translation>
  </message>
  <message>
   <source>autre type ou type inconnu</source>
   <translation>other or unknown type</translation>
  </message>
  <message>
   <source>dont
enfants</source>
   <translation>of whom
children</translation>
  </message>
  <message>
   <source>inconnu</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>inconnue</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>n. c.</source>
   <translation>n. c.</translation>
  </message>
  <message>
   <source>n. c. : non compté ; « 45 (2 n. c.) » : 45 dans les sites comptés, deux autres sites non comptés.</source>
   <translation>n. c.: not counted; “45 (2 n. c.)”: 45 in the sites counted, two other sites not counted.</translation>
  </message>
  <message>
   <source>non compté</source>
   <translation>not counted</translation>
  </message>
  <message>
   <source>non comptés : {n}</source>
   <translation>not counted: {n}</translation>
  </message>
  <message>
   <source>non renseigné</source>
   <translation>not recorded</translation>
  </message>
  <message>
   <source>sites comptés : {counted} sur {sites}</source>
   <translation>sites counted: {counted} of {sites}</translation>
  </message>
  <message>
   <source>sites non comptés : {n}</source>
   <translation>sites not counted: {n}</translation>
  </message>
  <message>
   <source>sites : {n}</source>
   <translation>sites: {n}</translation>
  </message>
  <message>
   <source>territoire</source>
   <translation>territory</translation>
  </message>
  <message>
   <source>{total} ({n} n. c.)</source>
   <translation>{total} ({n} n. c.)</translation>
  </message>
  <message>
   <source>État des lieux partagé (article 2)</source>
   <translation>Shared state of play (article 2)</translation>
  </message>
 </context>
 <context>
  <name>TakeAction</name>
  <message>
   <source>Ajouter {count} terrain(s) au foncier de la base, à l’étape « Repéré » ? Ce que les règles en disent : {verdicts}. Les étapes suivantes restent à décider : rien n’est retenu par cet ajout.</source>
   <translation>Add {count} piece(s) of land to the land of the base, at the step “Spotted”? What the rules say of them: {verdicts}. The next steps remain to be decided: nothing is selected by adding them.</translation>
  </message>
  <message>
   <source>Déjà dans la base, inchangé : {names}.</source>
   <translation>Already in the base, unchanged: {names}.</translation>
  </message>
  <message>
   <source>Foncier pris dans la base</source>
   <translation>Land taken into the base</translation>
  </message>
  <message>
   <source>Prendre comme foncier</source>
   <translation>Take as land</translation>
  </message>
  <message>
   <source>Sites habités</source>
   <translation>Inhabited sites</translation>
  </message>
  <message>
   <source>Terrains sous un site habité du protocole : {names}. Des personnes y vivent : ils ne sont pas disponibles.</source>
   <translation>Land under an inhabited site of the protocol: {names}. People live there: it is not available.</translation>
  </message>
  <message>
   <source>{count} terrain(s) ajouté(s) au foncier de la base.</source>
   <translation>{count} piece(s) of land added to the base.</translation>
  </message>
 </context>
 <context>
  <name>TerritoryPage</name>
  <message>
   <source>&amp;Couche des communes *</source>
   <translation>&amp;Layer of the municipalities *</translation>
  </message>
  <message>
   <source>&amp;Fichier…</source>
   <translation>&amp;File…</translation>
  </message>
  <message>
   <source>&amp;Nom *</source>
   <translation>&amp;Name *</translation>
  </message>
  <message>
   <source>&amp;SIREN de l’intercommunalité</source>
   <translation>&amp;SIREN of the intermunicipal authority</translation>
  </message>
  <message>
   <source>Altitudes retirées : {count}</source>
   <translation>Altitudes removed: {count}</translation>
  </message>
  <message>
   <source>Aucune couche choisie.</source>
   <translation>No layer chosen.</translation>
  </message>
  <message>
   <source>Autres problèmes : {count}</source>
   <translation>Other problems: {count}</translation>
  </message>
  <message>
   <source>Ces communes ne peuvent pas former un territoire.</source>
   <translation>These municipalities cannot make a territory.</translation>
  </message>
  <message>
   <source>Choisir un fichier qui n’est pas dans le projet ouvert</source>
   <translation>Choose a file that is not in the open project</translation>
  </message>
  <message>
   <source>Choisissez une couche qui a une ligne et un contour par commune. Les colonnes sont reconnues d’après leur nom : vérifiez-les.</source>
   <translation>Choose a layer with one row and one outline per municipality. The columns are recognised from their names: check them.</translation>
  </message>
  <message>
   <source>Choisissez une couche, ou un fichier</source>
   <translation>Choose a layer, or a file</translation>
  </message>
  <message>
   <source>Code &amp;INSEE *</source>
   <translation>&amp;INSEE code *</translation>
  </message>
  <message>
   <source>Code INSEE</source>
   <translation>INSEE code</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Municipality</translation>
  </message>
  <message>
   <source>Communes non affichées : {count}</source>
   <translation>Municipalities not shown: {count}</translation>
  </message>
  <message>
   <source>Communes : {count}</source>
   <translation>Municipalities: {count}</translation>
  </message>
  <message>
   <source>Contours réparés : {count}</source>
   <translation>Outlines repaired: {count}</translation>
  </message>
  <message>
   <source>Couches (*.gpkg *.geojson *.json *.shp *.gml *.kml *.tab *.fgb);;Tous les fichiers (*)</source>
   <translation>Layers (*.gpkg *.geojson *.json *.shp *.gml *.kml *.tab *.fgb);;All files (*)</translation>
  </message>
  <message>
   <source>Fichier des communes</source>
   <translation>File of the municipalities</translation>
  </message>
  <message>
   <source>Intercommunalité</source>
   <translation>Intermunicipal authority</translation>
  </message>
  <message>
   <source>Intercommunalités : {count}</source>
   <translation>Intermunicipal authorities: {count}</translation>
  </message>
  <message>
   <source>Le territoire</source>
   <translation>The territory</translation>
  </message>
  <message>
   <source>Lecture des communes</source>
   <translation>Reading the municipalities</translation>
  </message>
  <message>
   <source>Lecture des communes…</source>
   <translation>Reading the municipalities…</translation>
  </message>
  <message>
   <source>Nom de l’intercommuna&amp;lité</source>
   <translation>Name of the intermunicipal au&amp;thority</translation>
  </message>
  <message>
   <source>Superpositions négligeables : {count}</source>
   <translation>Negligible overlaps: {count}</translation>
  </message>
  <message>
   <source>Territoire : {name}</source>
   <translation>Territory: {name}</translation>
  </message>
 </context>
 <context>
  <name>ThresholdRow</name>
  <message>
   <source>Par défaut : {default} {unit}.</source>
   <translation>Default: {default} {unit}.</translation>
  </message>
  <message>
   <source>aucun</source>
   <translation>none</translation>
  </message>
  <message>
   <source>{status}.</source>
   <translation>{status}.</translation>
  </message>
 </context>
 <context>
  <name>TickDialog</name>
  <message>
   <source>Chercher</source>
   <translation>Search</translation>
  </message>
 </context>
 <context>
  <name>VerifierVigilance</name>
  <message>
   <source>&lt;p&gt;Rejoue la règle de l’article 11 à chaque fermeture passée, avec ce que la base savait ce jour-là, puis regarde si le lieu a été réoccupé dans les 12 mois, d’après ce qu’une personne a confirmé.&lt;/p&gt;&lt;p&gt;Donne un tableau et ses intervalles à 95 % à partir de 30 fermetures suivies pendant 12 mois et d’issue connue. En dessous, dit ce qui manque et ne donne aucune part : la règle n’est pas validée localement.&lt;/p&gt;&lt;p&gt;La base n’est pas modifiée, sauf si « Retenir dans la base » est coché : une vérification concluante remplace alors « Non validé localement » dans le panneau, le traitement et l’annexe, tant que ni les seuils ni la règle ne changent ; une autre efface la précédente.&lt;/p&gt;&lt;p&gt;Exemple : PROTOCOLE=protocole.gpkg DATE_REFERENCE=2026-11-01 RAPPORT=verification.csv&lt;/p&gt;</source>
   <translation>&lt;p&gt;Replays the rule of Article 11 at each past closing, with what the base knew that day, then looks whether the place was occupied again within 12 months, as a person confirmed.&lt;/p&gt;&lt;p&gt;Gives a table and its 95% intervals from 30 closings followed for 12 months and of known outcome. Below that, says what is missing and gives no share: the rule is not validated locally.&lt;/p&gt;&lt;p&gt;The base is not changed, unless “Remember in the base” is ticked: a conclusive check then replaces “Not validated locally” in the panel, the algorithm and the annex, as long as neither the thresholds nor the rule change; another one erases the former.&lt;/p&gt;&lt;p&gt;Example: PROTOCOLE=protocole.gpkg DATE_REFERENCE=2026-11-01 RAPPORT=verification.csv&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Fermetures suivies pendant 12 mois</source>
   <translation>Closings followed for 12 months</translation>
  </message>
  <message>
   <source>Inscrit dans la table des réglages la date et les nombres d’une vérification concluante. Une vérification qui ne l’est pas efface la précédente.</source>
   <translation>Writes the date and the counts of a conclusive check in the table of settings. A check that is not erases the former one.</translation>
  </message>
  <message>
   <source>Jour jusqu’auquel les fermetures sont suivies ; par défaut, aujourd’hui.</source>
   <translation>Day up to which closings are followed; today by default.</translation>
  </message>
  <message>
   <source>La vérification précédente a été effacée de la base : les niveaux redeviennent non validés localement.</source>
   <translation>The former check was erased from the base: the levels are again not validated locally.</translation>
  </message>
  <message>
   <source>Le tableau et ses réserves, à ouvrir dans un tableur. Aucun site n’y est nommé.</source>
   <translation>The table and its limits, to be opened in a spreadsheet. No site is named in it.</translation>
  </message>
  <message>
   <source>Rapport</source>
   <translation>Report</translation>
  </message>
  <message>
   <source>Retenir dans la base</source>
   <translation>Remember in the base</translation>
  </message>
  <message>
   <source>Rien n’est retenu dans la base : la vérification n’est pas concluante.</source>
   <translation>Nothing is remembered in the base: the check is not conclusive.</translation>
  </message>
  <message>
   <source>Règle validée localement (1) ou non (0)</source>
   <translation>Rule validated locally (1) or not (0)</translation>
  </message>
  <message>
   <source>Sites fermés</source>
   <translation>Closed sites</translation>
  </message>
  <message>
   <source>Vérification retenue dans la base : elle accompagne désormais les niveaux.</source>
   <translation>Check remembered in the base: it now goes with the levels.</translation>
  </message>
  <message>
   <source>Vérifier la règle de vigilance sur les fermetures passées</source>
   <translation>Check the watch rule against past closings</translation>
  </message>
 </context>
 <context>
  <name>VerserDonnees</name>
  <message>
   <source>&lt;p&gt;Verse dans la base d’un protocole un dossier qui contient un fichier par table, nommé comme elle (site.geojson, denombrement.csv…), ou un GeoPackage avec des tables de ces noms.&lt;/p&gt;&lt;p&gt;Les colonnes portent les noms du dictionnaire. Les fichiers CSV sont en UTF-8 ; les dates s’écrivent 2026-11-23 ou 23/11/2026 ; une case vide veut dire « inconnu » ; elle laisse ce que la base avait dans une colonne obligatoire ou remplie d’office (statut, code…). Une référence se donne par l’identifiant (uuid) ou par ce qui nomme la ligne : code INSEE, code du site, nom du partenaire.&lt;/p&gt;&lt;p&gt;La commune est déduite de l’emplacement du contour, la surface d’un foncier de son contour. Une ligne qui est déjà dans la base (même identifiant, même code) est mise à jour ; une ligne sans identifiant que la base a déjà à l’identique est laissée ; les autres sont ajoutées. Deux lignes identiques sans identifiant dans un fichier sont refusées.&lt;/p&gt;&lt;p&gt;S’il y a un problème, rien n’est enregistré : la liste dit le fichier, la ligne et la colonne.&lt;/p&gt;&lt;p&gt;Exemple : PROTOCOLE=protocole.gpkg SOURCE=donnees&lt;/p&gt;</source>
   <translation>&lt;p&gt;Loads into the base of a protocol a folder with one file per table, named after it (site.geojson, denombrement.csv…), or a GeoPackage with tables of these names.&lt;/p&gt;&lt;p&gt;The columns have the names of the dictionary. CSV files are in UTF-8; dates are written 2026-11-23 or 23/11/2026; an empty cell means “unknown”; it leaves what the base had in a column that is required or filled in by itself (status, code…). A reference is given by the identifier (uuid) or by what names the row: INSEE code, code of the site, name of the partner.&lt;/p&gt;&lt;p&gt;The municipality is found from where the outline lies, the area of a piece of land from its outline. A row already in the base (same identifier, same code) is updated; a row without identifier that the base already has as it is, is left; the others are added. Two identical rows without identifier in one file are refused.&lt;/p&gt;&lt;p&gt;If there is a problem, nothing is saved: the list says the file, the row and the column.&lt;/p&gt;&lt;p&gt;Example: PROTOCOLE=protocole.gpkg SOURCE=donnees&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Base du protocole</source>
   <translation>Base of the protocol</translation>
  </message>
  <message>
   <source>Dossier ou GeoPackage des données</source>
   <translation>Folder or GeoPackage of the data</translation>
  </message>
  <message>
   <source>Fichiers laissés de côté : {files}</source>
   <translation>Files left aside: {files}</translation>
  </message>
  <message>
   <source>Lignes créées</source>
   <translation>Rows created</translation>
  </message>
  <message>
   <source>Lignes inchangées</source>
   <translation>Rows unchanged</translation>
  </message>
  <message>
   <source>Lignes modifiées</source>
   <translation>Rows changed</translation>
  </message>
  <message>
   <source>Rapport</source>
   <translation>Report</translation>
  </message>
  <message>
   <source>Un dossier avec un fichier par table, ou le chemin d’un GeoPackage.</source>
   <translation>A folder with one file per table, or the path of a GeoPackage.</translation>
  </message>
  <message>
   <source>Un tableau : pour chaque table, les lignes créées, modifiées et inchangées.</source>
   <translation>A table: for each table, the rows created, changed and unchanged.</translation>
  </message>
  <message>
   <source>Verser des données préparées selon le dictionnaire</source>
   <translation>Load data prepared after the dictionary</translation>
  </message>
  <message>
   <source>{table} : lignes créées {created}, modifiées {updated}, inchangées {unchanged}.</source>
   <translation>{table}: rows created {created}, changed {updated}, unchanged {unchanged}.</translation>
  </message>
 </context>
 <context>
  <name>Vigilance</name>
  <message>
   <source>&lt;p&gt;Relève pour chaque site fermé six facteurs de l’article 11, chacun « oui », « non » ou « inconnu », avec ses valeurs, ses dates et sa source, et en tire un niveau : réoccupé, vigilance, non évaluable, pas de motif suffisant relevé. Ce n’est ni une probabilité ni une prévision.&lt;/p&gt;&lt;p&gt;Les résultats sont écrits dans la base, à la date de référence ; ceux des autres dates restent. Les réoccupations repérées sont proposées, une personne les confirme ou les refuse. Les sites ne sont pas modifiés. Si l’évaluation échoue ou est interrompue, rien n’est enregistré.&lt;/p&gt;&lt;p&gt;Exemple : PROTOCOLE=protocole.gpkg DATE_REFERENCE=2026-11-01 TABLEAU=vigilance.csv&lt;/p&gt;</source>
   <translation>&lt;p&gt;Answers six factors of Article 11 for each closed site, each “yes”, “no” or “unknown”, with its values, dates and source, and draws a level from them: occupied again, watch, cannot be assessed, no sufficient reason found. It is neither a probability nor a prediction.&lt;/p&gt;&lt;p&gt;Results are written in the base, at the reference date; those of other dates stay. Re-occupations that are found are proposed, a person confirms or refuses them. Sites are not changed. If the evaluation fails or is stopped, nothing is saved.&lt;/p&gt;&lt;p&gt;Example: PROTOCOLE=protocole.gpkg DATE_REFERENCE=2026-11-01 TABLEAU=vigilance.csv&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Jour auquel les sites sont évalués, avec ce que la base savait alors ; par défaut, aujourd’hui.</source>
   <translation>Day on which sites are evaluated, with what the base knew then; today by default.</translation>
  </message>
  <message>
   <source>Réoccupations proposées</source>
   <translation>Re-occupations proposed</translation>
  </message>
  <message>
   <source>Réoccupations proposées, à confirmer ou à refuser : {count}</source>
   <translation>Re-occupations proposed, to be confirmed or refused: {count}</translation>
  </message>
  <message>
   <source>Tableau des facteurs</source>
   <translation>Table of the factors</translation>
  </message>
  <message>
   <source>Une ligne par site et par facteur, à ouvrir dans un tableur.</source>
   <translation>One row for each site and factor, to be opened in a spreadsheet.</translation>
  </message>
  <message>
   <source>{level} : {count}</source>
   <translation>{level}: {count}</translation>
  </message>
  <message>
   <source>Évaluer la vigilance sur les sites fermés</source>
   <translation>Evaluate the watch on closed sites</translation>
  </message>
 </context>
 <context>
  <name>VigilanceDock</name>
  <message>
   <source>Arrêter l’évaluation : rien n’est alors enregistré</source>
   <translation>Stop the evaluation: nothing is then saved</translation>
  </message>
  <message>
   <source>Avancement de l’évaluation</source>
   <translation>Progress of the evaluation</translation>
  </message>
  <message>
   <source>Ce que dit et ne dit pas ce niveau</source>
   <translation>What this level says and does not say</translation>
  </message>
  <message>
   <source>Ce que le niveau veut dire, ses limites, les seuils et leurs sources</source>
   <translation>What the level means, its limits, the thresholds and their sources</translation>
  </message>
  <message>
   <source>Ce site n’est pas sur la carte : il n’a pas de contour, ou ses couches ont été retirées du projet.</source>
   <translation>This site is not on the map: it has no outline, or its layers were removed from the project.</translation>
  </message>
  <message>
   <source>Interrompre</source>
   <translation>Stop</translation>
  </message>
  <message>
   <source>Lecture des sites fermés</source>
   <translation>Reading the closed sites</translation>
  </message>
  <message>
   <source>Réessayer</source>
   <translation>Try again</translation>
  </message>
  <message>
   <source>Répondre aux six facteurs pour chaque site fermé, à la date que vous donnez</source>
   <translation>Answer the six factors for each closed site, on the day that you give</translation>
  </message>
  <message>
   <source>Seuils…</source>
   <translation>Thresholds…</translation>
  </message>
  <message>
   <source>Sites</source>
   <translation>Sites</translation>
  </message>
  <message>
   <source>Usages à décider</source>
   <translation>Uses to decide</translation>
  </message>
  <message>
   <source>Vigilance – Article 11</source>
   <translation>Vigilance – Article 11</translation>
  </message>
  <message>
   <source>Visites</source>
   <translation>Visits</translation>
  </message>
  <message>
   <source>Voir et changer les seuils du protocole</source>
   <translation>See and change the thresholds of the protocol</translation>
  </message>
  <message>
   <source>À confirmer</source>
   <translation>To confirm</translation>
  </message>
  <message>
   <source>À confirmer ({count})</source>
   <translation>To confirm ({count})</translation>
  </message>
  <message>
   <source>Évaluer…</source>
   <translation>Evaluate…</translation>
  </message>
 </context>
 <context>
  <name>VigilanceFigures</name>
  <message>
   <source>Fermeture récente (F2)</source>
   <translation>Recent closing (F2)</translation>
  </message>
  <message>
   <source>Même lieu : part commune des contours (F3)</source>
   <translation>Same place: share of the outlines in common (F3)</translation>
  </message>
  <message>
   <source>Réinstallation proposée après la fermeture</source>
   <translation>Re-installation proposed after the closing</translation>
  </message>
  <message>
   <source>Sites voisins (F6)</source>
   <translation>Neighbouring sites (F6)</translation>
  </message>
  <message>
   <source>Solution durable, part fixée (F1)</source>
   <translation>Lasting solution, share set (F1)</translation>
  </message>
  <message>
   <source>Visite ancienne</source>
   <translation>Old visit</translation>
  </message>
  <message>
   <source>jours</source>
   <translation>days</translation>
  </message>
  <message>
   <source>mètres</source>
   <translation>metres</translation>
  </message>
 </context>
 <context>
  <name>VigilanceNotes</name>
  <message>
   <source>Ce que ce n’est pas</source>
   <translation>What it is not</translation>
  </message>
  <message>
   <source>Ce que c’est</source>
   <translation>What it is</translation>
  </message>
  <message>
   <source>Du plus fort au plus faible : réoccupé, une personne a confirmé une réoccupation après la dernière fermeture ; vigilance, F1 « oui », ou au moins {occupations} occupations antérieures du lieu, ou au moins {reasons} « oui » ; non évaluable, F1 ou F4 inconnu, ou moins de {known} facteurs connus sur 6 ; sinon, pas de motif suffisant relevé.</source>
   <translation>Strongest first: reoccupied, a person confirmed a re-occupation after the last closing; vigilance, F1 “yes”, or at least {occupations} earlier occupations of the place, or at least {reasons} “yes”; cannot be assessed, F1 or F4 unknown, or fewer than {known} factors known out of 6; otherwise, no sufficient reason found.</translation>
  </message>
  <message>
   <source>Les pourcentages publiés par les associations comptent surtout Calais et Grande-Synthe (77 % des évacuations en 2020-2021) : une population différente de celle des bidonvilles du protocole.</source>
   <translation>The percentages published by NGOs mostly count Calais and Grande-Synthe (77% of evictions in 2020-2021): a different population from that of the settlements of the protocol.</translation>
  </message>
  <message>
   <source>Limites</source>
   <translation>Limits</translation>
  </message>
  <message>
   <source>Niveau de preuve, de A (fort) à C (faible). B+ : associations et État concordent, sans taux français pour un même lieu. B : étude étrangère, à l’échelle d’un quartier. B− : déplacements connus d’un site à l’autre. C+ : cas rapportés. C : cas rapportés, sans mesure.</source>
   <translation>Grade of evidence, from A (strong) to C (weak). B+: NGOs and the State agree, without a French rate for one same place. B: foreign study, at the scale of a neighbourhood. B−: known moves from one site to another. C+: reported cases. C: reported cases, not measured.</translation>
  </message>
  <message>
   <source>Règle et dates</source>
   <translation>Rule and dates</translation>
  </message>
  <message>
   <source>Règle version {version}. Évaluations du {first} au {last}.</source>
   <translation>Rule version {version}. Evaluations from {first} to {last}.</translation>
  </message>
  <message>
   <source>Règle version {version}. Évaluations du {first}.</source>
   <translation>Rule version {version}. Evaluations of {first}.</translation>
  </message>
  <message>
   <source>Six questions (F1 à F6) posées à chaque site résorbé ou fermé : la réponse, ses valeurs, ses dates et le niveau de preuve du facteur. Le niveau dit où une décision des signataires est utile. Il appelle des actions des articles 4 à 6, 8, 9 et 11, jamais une alerte de police. Une réoccupation est proposée avec son motif, puis confirmée ou refusée par une personne.</source>
   <translation>Six questions (F1 to F6) asked of each resorbed or closed site: the answer, its values, its dates and the grade of evidence of the factor. The level says where a decision of the signatories is useful. It calls for actions of Articles 4 to 6, 8, 9 and 11, never a police alert. A re-occupation is proposed with its reason, then confirmed or refused by a person.</translation>
  </message>
  <message>
   <source>Une évaluation vaut à sa date : ce qui a changé depuis n’y est pas.</source>
   <translation>An evaluation is worth its date: what has changed since is not in it.</translation>
  </message>
 </context>
 <context>
  <name>VigilancePages</name>
  <message>
   <source>Article</source>
   <translation>Article</translation>
  </message>
  <message>
   <source>Aucun engagement ouvert ne nomme l’un de ces sites.</source>
   <translation>No open commitment names any of these sites.</translation>
  </message>
  <message>
   <source>Aucun niveau n’est donné : un site non évalué n’est pas un site sans motif.</source>
   <translation>No level is given: a site that was not evaluated is not a site without grounds.</translation>
  </message>
  <message>
   <source>Aucun site n’est résorbé ou fermé au {day}.</source>
   <translation>No site is resorbed or closed on {day}.</translation>
  </message>
  <message>
   <source>Aucune réoccupation n’a été proposée.</source>
   <translation>No re-occupation was proposed.</translation>
  </message>
  <message>
   <source>Commune non renseignée</source>
   <translation>Municipality not recorded</translation>
  </message>
  <message>
   <source>Décisions prises après le {day}, non reprises ici : {n}.</source>
   <translation>Decisions taken after {day}, left out here: {n}.</translation>
  </message>
  <message>
   <source>Engagements ouverts</source>
   <translation>Open commitments</translation>
  </message>
  <message>
   <source>Engagements ouverts qui nomment ces sites</source>
   <translation>Open commitments that name these sites</translation>
  </message>
  <message>
   <source>Facteur</source>
   <translation>Factor</translation>
  </message>
  <message>
   <source>Facteurs inconnus</source>
   <translation>Unknown factors</translation>
  </message>
  <message>
   <source>Facteurs, niveaux de preuve et sources</source>
   <translation>Factors, grades of evidence and sources</translation>
  </message>
  <message>
   <source>Fermé le</source>
   <translation>Closed on</translation>
  </message>
  <message>
   <source>Le</source>
   <translation>On</translation>
  </message>
  <message>
   <source>Motif</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>Motif principal</source>
   <translation>Main reason</translation>
  </message>
  <message>
   <source>Niveau</source>
   <translation>Level</translation>
  </message>
  <message>
   <source>Nombre de sites par niveau</source>
   <translation>Number of sites per level</translation>
  </message>
  <message>
   <source>Nouveau site</source>
   <translation>New site</translation>
  </message>
  <message>
   <source>Pas encore évalué</source>
   <translation>Not evaluated yet</translation>
  </message>
  <message>
   <source>Preuve</source>
   <translation>Evidence</translation>
  </message>
  <message>
   <source>Réoccupations proposées, confirmées et refusées</source>
   <translation>Re-occupations proposed, confirmed and refused</translation>
  </message>
  <message>
   <source>Réponse</source>
   <translation>Answer</translation>
  </message>
  <message>
   <source>Réponses, site par site</source>
   <translation>Answers, site by site</translation>
  </message>
  <message>
   <source>Seuil</source>
   <translation>Threshold</translation>
  </message>
  <message>
   <source>Site</source>
   <translation>Site</translation>
  </message>
  <message>
   <source>Site fermé</source>
   <translation>Closed site</translation>
  </message>
  <message>
   <source>Sites fermés après le {day}, non repris ici : {n}.</source>
   <translation>Sites closed after {day}, left out here: {n}.</translation>
  </message>
  <message>
   <source>Sites nommés</source>
   <translation>Sites named</translation>
  </message>
  <message>
   <source>Sites présentés à part : usage du lieu réalisé depuis plus d’un an</source>
   <translation>Sites shown apart: use of the place done for more than a year</translation>
  </message>
  <message>
   <source>Sites résorbés ou fermés</source>
   <translation>Resorbed or closed sites</translation>
  </message>
  <message>
   <source>Sites résorbés ou fermés au {day} : {n}.</source>
   <translation>Resorbed or closed sites on {day}: {n}.</translation>
  </message>
  <message>
   <source>Sites résorbés ou fermés au {day} : {n}. Aucun n’est évalué.</source>
   <translation>Resorbed or closed sites on {day}: {n}. None is evaluated.</translation>
  </message>
  <message>
   <source>Sites, par niveau</source>
   <translation>Sites, by level</translation>
  </message>
  <message>
   <source>Sources et limites</source>
   <translation>Sources and limits</translation>
  </message>
  <message>
   <source>Suite donnée</source>
   <translation>Decision taken</translation>
  </message>
  <message>
   <source>Une réoccupation proposée ne change aucun niveau tant qu’une personne ne l’a pas confirmée.</source>
   <translation>A proposed re-occupation changes no level until a person has confirmed it.</translation>
  </message>
  <message>
   <source>Usage réalisé, au {day}</source>
   <translation>Use done, on {day}</translation>
  </message>
  <message>
   <source>Valeur relevée</source>
   <translation>Value found</translation>
  </message>
  <message>
   <source>Vigilance sur les sites résorbés ou fermés (article 11)</source>
   <translation>Vigilance on resorbed or closed sites (Article 11)</translation>
  </message>
  <message>
   <source>Visites</source>
   <translation>Visits</translation>
  </message>
  <message>
   <source>au</source>
   <translation>on</translation>
  </message>
  <message>
   <source>aucun</source>
   <translation>none</translation>
  </message>
  <message>
   <source>constat d’une visite</source>
   <translation>seen by a visit</translation>
  </message>
  <message>
   <source>date inconnue</source>
   <translation>unknown date</translation>
  </message>
  <message>
   <source>date non renseignée</source>
   <translation>date not given</translation>
  </message>
  <message>
   <source>non évalué</source>
   <translation>not evaluated</translation>
  </message>
  <message>
   <source>prochaine le {day}</source>
   <translation>next on {day}</translation>
  </message>
  <message>
   <source>prévue le {day}</source>
   <translation>planned on {day}</translation>
  </message>
  <message>
   <source>voir les réponses, plus loin</source>
   <translation>see the answers, further on</translation>
  </message>
  <message>
   <source>{site} – {level}, évaluation du {day}, règle version {version}</source>
   <translation>{site} – {level}, evaluation of {day}, rule version {version}</translation>
  </message>
  <message>
   <source>À confirmer</source>
   <translation>To confirm</translation>
  </message>
  <message>
   <source>évaluation à faire</source>
   <translation>to be evaluated</translation>
  </message>
 </context>
 <context>
  <name>VigilanceWords</name>
  <message>
   <source>Aucun motif relevé</source>
   <translation>No reason found</translation>
  </message>
  <message>
   <source>Aucun site fermé ne répond à la recherche.</source>
   <translation>No closed site matches the search.</translation>
  </message>
  <message>
   <source>Aucun site n’était fermé au {day} : rien n’a été évalué à cette date.</source>
   <translation>No site was closed on {day}: nothing was evaluated on that date.</translation>
  </message>
  <message>
   <source>Aucune évaluation</source>
   <translation>No evaluation</translation>
  </message>
  <message>
   <source>Aucune évaluation : « Évaluer… » répond aux six facteurs pour chaque site fermé.</source>
   <translation>No evaluation: “Evaluate…” answers the six factors for each closed site.</translation>
  </message>
  <message>
   <source>Ce site n’a pas encore été évalué. « Évaluer… », en haut, répond aux six facteurs.</source>
   <translation>This site has not been evaluated yet. “Evaluate…”, above, answers the six factors.</translation>
  </message>
  <message>
   <source>Cette base n’a pas de site fermé : il n’y a rien à suivre au titre de l’article 11. Un site se ferme dans sa fiche, menu « Vie du site ».</source>
   <translation>This base has no closed site: there is nothing to follow under Article 11. A site is closed from its file, menu “Life of the site”.</translation>
  </message>
  <message>
   <source>Elle a plus de {days} jours.</source>
   <translation>It is more than {days} days old.</translation>
  </message>
  <message>
   <source>Engagements en retard : {count}.</source>
   <translation>Overdue engagements: {count}.</translation>
  </message>
  <message>
   <source>La base a changé depuis.</source>
   <translation>The base has changed since.</translation>
  </message>
  <message>
   <source>La liste n’a pas pu être lue : la raison est dite en haut.</source>
   <translation>The list could not be read: the reason is said above.</translation>
  </message>
  <message>
   <source>Lecture des sites fermés…</source>
   <translation>Reading the closed sites…</translation>
  </message>
  <message>
   <source>Les sites fermés au {day} sont évalués à cette date. La liste montre, pour chaque site, l’évaluation la plus récente.</source>
   <translation>The sites closed on {day} are evaluated on that day. For each site, the list shows the most recent evaluation.</translation>
  </message>
  <message>
   <source>Ouvrez un protocole avec le menu Résorption, ou créez-en un : ses sites fermés seront listés ici.</source>
   <translation>Open a protocol with the Résorption menu, or create one: its closed sites will be listed here.</translation>
  </message>
  <message>
   <source>Pas encore évalué</source>
   <translation>Not evaluated yet</translation>
  </message>
  <message>
   <source>Suivi terminé, gardés pour mémoire</source>
   <translation>Follow-up ended, kept for the record</translation>
  </message>
  <message>
   <source>Une autre réoccupation est proposée.</source>
   <translation>Another re-occupation is proposed.</translation>
  </message>
  <message>
   <source>Une réoccupation est proposée : elle ne compte dans ce niveau qu’une fois confirmée.</source>
   <translation>A re-occupation is proposed: it counts in this level only once confirmed.</translation>
  </message>
  <message>
   <source>Usage réalisé depuis plus d’un an</source>
   <translation>Use made for more than a year</translation>
  </message>
  <message>
   <source>date de fermeture non renseignée</source>
   <translation>closing date not filled in</translation>
  </message>
  <message>
   <source>en retard : visites {visits}, sites avec engagement {sites}</source>
   <translation>overdue: visits {visits}, sites with an engagement {sites}</translation>
  </message>
  <message>
   <source>fermé le {day}</source>
   <translation>closed on {day}</translation>
  </message>
  <message>
   <source>jamais visité</source>
   <translation>never visited</translation>
  </message>
  <message>
   <source>réoccupation à confirmer</source>
   <translation>re-occupation to confirm</translation>
  </message>
  <message>
   <source>sans visite depuis {days} j</source>
   <translation>no visit for {days} d</translation>
  </message>
  <message>
   <source>visite en retard de {days} j</source>
   <translation>visit {days} d overdue</translation>
  </message>
  <message>
   <source>{count} engagement en retard</source>
   <translation>{count} engagement overdue</translation>
  </message>
  <message>
   <source>{count} engagements en retard</source>
   <translation>{count} engagements overdue</translation>
  </message>
  <message>
   <source>{count} site avec engagement en retard</source>
   <translation>{count} site with an overdue engagement</translation>
  </message>
  <message>
   <source>{count} site fermé n’est pas encore évalué.</source>
   <translation>{count} closed site is not evaluated yet.</translation>
  </message>
  <message>
   <source>{count} sites avec engagement en retard</source>
   <translation>{count} sites with an overdue engagement</translation>
  </message>
  <message>
   <source>{count} sites fermés ne sont pas encore évalués.</source>
   <translation>{count} closed sites are not evaluated yet.</translation>
  </message>
  <message>
   <source>{count} visite en retard</source>
   <translation>{count} visit overdue</translation>
  </message>
  <message>
   <source>{count} visites en retard</source>
   <translation>{count} visits overdue</translation>
  </message>
  <message>
   <source>Évaluation du {day}, règle version {version}.</source>
   <translation>Evaluation of {day}, rule version {version}.</translation>
  </message>
  <message>
   <source>Évaluations du {first} au {day}, règle version {version}.</source>
   <translation>Evaluations from {first} to {day}, rule version {version}.</translation>
  </message>
 </context>
 <context>
  <name>VisitColumns</name>
  <message>
   <source>Constat</source>
   <translation>Observation</translation>
  </message>
  <message>
   <source>Dernière visite</source>
   <translation>Last visit</translation>
  </message>
  <message>
   <source>Fermé le</source>
   <translation>Closed on</translation>
  </message>
  <message>
   <source>Prévue le</source>
   <translation>Planned on</translation>
  </message>
  <message>
   <source>Visites</source>
   <translation>Visits</translation>
  </message>
  <message>
   <source>Échéance</source>
   <translation>Due date</translation>
  </message>
  <message>
   <source>Étape</source>
   <translation>Step</translation>
  </message>
 </context>
 <context>
  <name>VisitDialog</name>
  <message>
   <source>&amp;Arrêter</source>
   <translation>&amp;Stop</translation>
  </message>
  <message>
   <source>* À remplir</source>
   <translation>* Required</translation>
  </message>
  <message>
   <source>A&amp;nnuler</source>
   <translation>Ca&amp;ncel</translation>
  </message>
  <message>
   <source>Avancement de la copie</source>
   <translation>Progress of the copy</translation>
  </message>
  <message>
   <source>Ce constat sera proposé comme réoccupation du lieu, à confirmer ou à refuser par une personne : rien n’est décidé par l’enregistrement de la visite.</source>
   <translation>This finding will be proposed as a re-occupation of the place, for a person to confirm or refuse: recording the visit decides nothing.</translation>
  </message>
  <message>
   <source>Ce constat vaut pour le jour de la visite, et ne dit rien des jours suivants.</source>
   <translation>This finding holds for the day of the visit, and says nothing of the days after.</translation>
  </message>
  <message>
   <source>Ce site n’est pas fermé : aucune visite de veille n’y est due.</source>
   <translation>This site is not closed: no watch visit is due there.</translation>
  </message>
  <message>
   <source>Cette date est antérieure à la fermeture ({day}) : la visite sera gardée, mais ne comptera pas dans la veille.</source>
   <translation>This date is before the closing ({day}): the visit will be kept, but will not count in the watch.</translation>
  </message>
  <message>
   <source>Cette date est déjà passée : la visite sera aussitôt en retard.</source>
   <translation>This date is already past: the visit will be late at once.</translation>
  </message>
  <message>
   <source>Enregistrer une visite : {site}</source>
   <translation>Record a visit: {site}</translation>
  </message>
  <message>
   <source>La visite n’a pas été enregistrée : erreur inattendue ({detail}). Votre saisie est gardée.</source>
   <translation>The visit was not recorded: unexpected error ({detail}). What you typed is kept.</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>Photo</translation>
  </message>
 </context>
 <context>
  <name>VisitPhoto</name>
  <message>
   <source>&amp;Retirer la photo</source>
   <translation>&amp;Remove the photo</translation>
  </message>
  <message>
   <source>Ajouter une &amp;photo…</source>
   <translation>Add a &amp;photo…</translation>
  </message>
  <message>
   <source>Ajouter une photo</source>
   <translation>Add a photo</translation>
  </message>
  <message>
   <source>Aperçu de la photo</source>
   <translation>Preview of the photo</translation>
  </message>
  <message>
   <source>Cette photo contient la position GPS de la prise de vue ; elle est gardée dans la copie. Retirez la photo pour ne pas la joindre.</source>
   <translation>This photo holds the GPS position where it was taken; the copy keeps it. Remove the photo so as not to attach it.</translation>
  </message>
  <message>
   <source>Changer de &amp;photo…</source>
   <translation>Change the &amp;photo…</translation>
  </message>
  <message>
   <source>Images (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif)</source>
   <translation>Pictures (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif)</translation>
  </message>
  <message>
   <source>La photo n’a pas pu être lue ({detail}).</source>
   <translation>The photo could not be read ({detail}).</translation>
  </message>
  <message>
   <source>Lecture de la photo</source>
   <translation>Reading the photo</translation>
  </message>
  <message>
   <source>Photo de la visite</source>
   <translation>Photo of the visit</translation>
  </message>
  <message>
   <source>Photographiez le lieu, jamais une personne.</source>
   <translation>Photograph the place, never a person.</translation>
  </message>
  <message>
   <source>« {name} » n’est pas une image. Les autres documents se joignent dans la fiche du site.</source>
   <translation>“{name}” is not a picture. Other documents are attached in the site file.</translation>
  </message>
 </context>
 <context>
  <name>VisitsDue</name>
  <message>
   <source>&amp;Commune</source>
   <translation>&amp;Municipality</translation>
  </message>
  <message>
   <source>&amp;Enregistrer une visite…</source>
   <translation>&amp;Record a visit…</translation>
  </message>
  <message>
   <source>&amp;Fiche</source>
   <translation>Site &amp;file</translation>
  </message>
  <message>
   <source>&amp;Ordonner le parcours</source>
   <translation>&amp;Order the route</translation>
  </message>
  <message>
   <source>&amp;Planifier…</source>
   <translation>&amp;Plan…</translation>
  </message>
  <message>
   <source>&amp;Visites</source>
   <translation>&amp;Visits</translation>
  </message>
  <message>
   <source>Ce site n’a encore aucune visite : enregistrez-en une, avec la date de la suivante.</source>
   <translation>This site has no visit yet: record one, with the date of the next.</translation>
  </message>
  <message>
   <source>Colonnes non exportées, car les partenaires ne peuvent pas les lire : {columns}.</source>
   <translation>Columns left out, because partners may not read them: {columns}.</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Municipality</translation>
  </message>
  <message>
   <source>Commune inconnue</source>
   <translation>Unknown municipality</translation>
  </message>
  <message>
   <source>Dire ce qui a été constaté sur le site courant, avec une photo s’il y en a une</source>
   <translation>Say what was found on the current site, with a photo if there is one</translation>
  </message>
  <message>
   <source>Donner la date de la prochaine visite du site</source>
   <translation>Give the date of the next visit of the site</translation>
  </message>
  <message>
   <source>E&amp;xporter…</source>
   <translation>E&amp;xport…</translation>
  </message>
  <message>
   <source>En retard</source>
   <translation>Overdue</translation>
  </message>
  <message>
   <source>En retard ou à venir</source>
   <translation>Overdue or to come</translation>
  </message>
  <message>
   <source>Export de la liste des visites</source>
   <translation>Export of the list of visits</translation>
  </message>
  <message>
   <source>Exporter la liste des visites</source>
   <translation>Export the list of visits</translation>
  </message>
  <message>
   <source>Jamais visités depuis la fermeture</source>
   <translation>Never visited since the closing</translation>
  </message>
  <message>
   <source>La liste n’a pas pu être écrite ({kind}).</source>
   <translation>The list could not be written ({kind}).</translation>
  </message>
  <message>
   <source>Lecture des visites</source>
   <translation>Reading the visits</translation>
  </message>
  <message>
   <source>Les visites n’ont pas pu être lues ({kind}).</source>
   <translation>The visits could not be read ({kind}).</translation>
  </message>
  <message>
   <source>Liste exportée dans « {path} ».</source>
   <translation>List exported to “{path}”.</translation>
  </message>
  <message>
   <source>Ouvrir la fiche du site courant (Entrée ou double-clic dans la liste)</source>
   <translation>Open the file of the current site (Enter or double click in the list)</translation>
  </message>
  <message>
   <source>Prévues dans les 30 jours</source>
   <translation>Planned within 30 days</translation>
  </message>
  <message>
   <source>Ranger les sites sélectionnés, ou tous ceux de la liste, dans l’ordre d’un court chemin en ligne droite qui part du site courant. Les routes ne sont pas connues. Un second clic revient à l’ordre des échéances.</source>
   <translation>Put the selected sites, or all those of the list, in the order of a short way in straight lines from the current site. Roads are not known. A second click goes back to the order of the due dates.</translation>
  </message>
  <message>
   <source>Réessayer</source>
   <translation>Try again</translation>
  </message>
  <message>
   <source>Seuls les sites fermés sont visités au titre de l’article 11. Une visite est en retard après la date prévue ; sans date prévue, après la durée « Visite ancienne » des seuils (180 jours par défaut).</source>
   <translation>Only closed sites are visited under article 11. A visit is overdue after the planned date; without a planned date, after the duration “Old visit” of the thresholds (180 days by default).</translation>
  </message>
  <message>
   <source>Terminez ou annulez d’abord cette saisie.</source>
   <translation>Finish or cancel this entry first.</translation>
  </message>
  <message>
   <source>Tous les sites fermés</source>
   <translation>All closed sites</translation>
  </message>
  <message>
   <source>Toutes les communes</source>
   <translation>All municipalities</translation>
  </message>
  <message>
   <source>Visites des sites fermés</source>
   <translation>Visits of the closed sites</translation>
  </message>
  <message>
   <source>Visites à montrer</source>
   <translation>Visits to show</translation>
  </message>
  <message>
   <source>Écrire la liste telle qu’elle est affichée dans un tableur : XLSX, ODS ou CSV. Les constats et les notes, que les partenaires ne peuvent pas lire, n’y sont pas.</source>
   <translation>Write the list as it is shown to a spreadsheet: XLSX, ODS or CSV. Findings and notes, which partners may not read, are not in it.</translation>
  </message>
 </context>
 <context>
  <name>VisitsModel</name>
  <message>
   <source>non renseigné</source>
   <translation>not recorded</translation>
  </message>
 </context>
 <context>
  <name>VisitsWords</name>
  <message>
   <source>Aucun site de cette base n’est fermé : il n’y a pas de visite de veille à faire.</source>
   <translation>No site of this base is closed: there is no watch visit to make.</translation>
  </message>
  <message>
   <source>Aucun site fermé ne répond à ces filtres.</source>
   <translation>No closed site matches these filters.</translation>
  </message>
  <message>
   <source>Lecture des visites…</source>
   <translation>Reading the visits…</translation>
  </message>
  <message>
   <source>Ouvrez un protocole avec le menu Résorption, ou créez-en un : les visites de veille seront listées ici.</source>
   <translation>Open a protocol with the menu Résorption, or create one: the watch visits will be listed here.</translation>
  </message>
  <message>
   <source>Parcours de {count} sites : {km} km à vol d’oiseau, sans le retour.</source>
   <translation>Route of {count} sites: {km} km as the crow flies, one way.</translation>
  </message>
  <message>
   <source>{count} site fermé sur {all}</source>
   <translation>{count} closed site of {all}</translation>
  </message>
  <message>
   <source>{count} site sans contour n’y est pas.</source>
   <translation>{count} site without an outline is not in it.</translation>
  </message>
  <message>
   <source>{count} sites fermés sur {all}</source>
   <translation>{count} closed sites of {all}</translation>
  </message>
  <message>
   <source>{count} sites sans contour n’y sont pas.</source>
   <translation>{count} sites without an outline are not in it.</translation>
  </message>
  <message>
   <source>{sites}, aucun en retard de visite</source>
   <translation>{sites}, none overdue for a visit</translation>
  </message>
  <message>
   <source>{sites}, dont {late} en retard de visite</source>
   <translation>{sites}, {late} of them overdue for a visit</translation>
  </message>
 </context>
 <context>
  <name>WatchOffersDialog</name>
  <message>
   <source>&amp;Partenaire</source>
   <translation>&amp;Partner</translation>
  </message>
  <message>
   <source>Action déjà prévue ou en cours, pilotée par {name}, {where} : « {title} ».</source>
   <translation>Action already planned or under way, led by {name}, {where}: “{title}”.</translation>
  </message>
  <message>
   <source>Art. {article}</source>
   <translation>Art. {article}</translation>
  </message>
  <message>
   <source>Article</source>
   <translation>Article</translation>
  </message>
  <message>
   <source>Autres propositions, pour les motifs sans réponse « oui »</source>
   <translation>Other proposals, for the reasons not answered “yes”</translation>
  </message>
  <message>
   <source>Ce site : {name}</source>
   <translation>This site: {name}</translation>
  </message>
  <message>
   <source>Choisissez ce que les partenaires peuvent proposer. Un formulaire s’ouvre, déjà rempli : rien n’est enregistré tant que vous ne l’y enregistrez pas.</source>
   <translation>Choose what the partners may propose. A form opens, already filled in: nothing is saved until you save it there.</translation>
  </message>
  <message>
   <source>Déjà engagé (même article)</source>
   <translation>Already engaged (same article)</translation>
  </message>
  <message>
   <source>Déjà engagé par {name}, {where} : « {title} ».</source>
   <translation>Already engaged by {name}, {where}: “{title}”.</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Forme</source>
   <translation>Form</translation>
  </message>
  <message>
   <source>Le lieu et le suivi</source>
   <translation>The place and the follow-up</translation>
  </message>
  <message>
   <source>Les personnes</source>
   <translation>The people</translation>
  </message>
  <message>
   <source>Motif : {reason}. Réponse : {answer}.</source>
   <translation>Reason: {reason}. Answer: {answer}.</translation>
  </message>
  <message>
   <source>Ouvrir le &amp;formulaire…</source>
   <translation>Open the &amp;form…</translation>
  </message>
  <message>
   <source>Pour</source>
   <translation>For</translation>
  </message>
  <message>
   <source>Pourquoi, et ce qui est déjà engagé</source>
   <translation>Why, and what is already engaged</translation>
  </message>
  <message>
   <source>Proposer un engagement : {site}</source>
   <translation>Propose an engagement: {site}</translation>
  </message>
  <message>
   <source>Proposition</source>
   <translation>Proposal</translation>
  </message>
  <message>
   <source>Propositions par motif</source>
   <translation>Proposals by reason</translation>
  </message>
  <message>
   <source>Réoccupation confirmée</source>
   <translation>Confirmed re-occupation</translation>
  </message>
  <message>
   <source>Terminez ou annulez d’abord cette saisie.</source>
   <translation>Finish or cancel this entry first.</translation>
  </message>
  <message>
   <source>Territoire : {name}</source>
   <translation>Territory: {name}</translation>
  </message>
  <message>
   <source>pour ce site</source>
   <translation>for this site</translation>
  </message>
  <message>
   <source>pour tout le territoire</source>
   <translation>for the whole territory</translation>
  </message>
  <message>
   <source>un partenaire non précisé</source>
   <translation>a partner not specified</translation>
  </message>
  <message>
   <source>{code} – {reason}</source>
   <translation>{code} – {reason}</translation>
  </message>
  <message>
   <source>{text} et un autre</source>
   <translation>{text} and another</translation>
  </message>
  <message>
   <source>{text} et {count} autres</source>
   <translation>{text} and {count} others</translation>
  </message>
  <message>
   <source>É&amp;chéance</source>
   <translation>&amp;Due date</translation>
  </message>
 </context>
 <context>
  <name>messages</name>
  <message>
   <source>(ligne supprimée)</source>
   <translation>(deleted row)</translation>
  </message>
  <message>
   <source>(vide)</source>
   <translation>(empty)</translation>
  </message>
  <message>
   <source>0 enregistrée</source>
   <translation>none recorded</translation>
  </message>
  <message>
   <source>0 enregistrée (contour tracé autour d’un point)</source>
   <translation>none recorded (outline drawn round a point)</translation>
  </message>
  <message>
   <source>1 personne est sans orientation.</source>
   <translation>1 person has no rehousing outcome.</translation>
  </message>
  <message>
   <source>Adultes et mineurs doivent faire le nombre de personnes.</source>
   <translation>Adults and minors must add up to the number of persons.</translation>
  </message>
  <message>
   <source>Adultes et mineurs font {count} personne.</source>
   <translation>Adults and minors make {count} person.</translation>
  </message>
  <message>
   <source>Adultes et mineurs font {count} personnes.</source>
   <translation>Adults and minors make {count} persons.</translation>
  </message>
  <message>
   <source>Art. 4 du protocole : favoriser l’accès à l’éducation.</source>
   <translation>Art. 4 of the protocol: promote access to education.</translation>
  </message>
  <message>
   <source>Art. 4 à 11 du protocole : engagements des partenaires.</source>
   <translation>Art. 4 to 11 of the protocol: commitments of the partners.</translation>
  </message>
  <message>
   <source>Art. 5 du protocole : anticiper les évacuations à l’aide de diagnostics ; circulaire interministérielle du 26 août 2012 (NOR INTK1233053C).</source>
   <translation>Art. 5 of the protocol: anticipate evictions with the help of assessments; interministerial circular of 26 August 2012 (NOR INTK1233053C).</translation>
  </message>
  <message>
   <source>Article {number}</source>
   <translation>Article {number}</translation>
  </message>
  <message>
   <source>Aucun comptage n’est enregistré pour ce site.</source>
   <translation>No count is recorded for this site.</translation>
  </message>
  <message>
   <source>Aucun identifiant de la couche « {name} » ({count} lus) n’est celui d’une parcelle (14 caractères). Dites dans quelle colonne il est, puis recommencez.</source>
   <translation>No identifier of the layer “{name}” ({count} read) is that of a parcel (14 characters). Say which column holds it, then try again.</translation>
  </message>
  <message>
   <source>Aucun objet de la couche « {name} » ({count} lus) n’a de géométrie utilisable. Choisissez une autre couche.</source>
   <translation>No feature of the layer “{name}” ({count} read) has a usable geometry. Choose another layer.</translation>
  </message>
  <message>
   <source>Aucun objet de la couche « {name} » ({count} lus) n’a le type de géométrie voulu pour « {label} ». Choisissez une autre couche.</source>
   <translation>No feature of the layer “{name}” ({count} read) has the type of geometry needed for “{label}”. Choose another layer.</translation>
  </message>
  <message>
   <source>Aucun objet de la couche « {name} » ({count} lus) n’est dans le territoire « {zone} ». Vérifiez son système de coordonnées ({crs}), ou choisissez une autre couche.</source>
   <translation>No feature of the layer “{name}” ({count} read) lies in the territory “{zone}”. Check its coordinate reference system ({crs}), or choose another layer.</translation>
  </message>
  <message>
   <source>Aucun périmètre de plan de prévention n’est fourni : hors des zones réglementaires, rien n’est connu.</source>
   <translation>No perimeter of a prevention plan is given: outside the regulation zones, nothing is known.</translation>
  </message>
  <message>
   <source>Aucun site de « {base} » n’a le code : {codes}. Vérifiez les codes dans la liste des sites.</source>
   <translation>No site of “{base}” has the code: {codes}. Check the codes in the list of sites.</translation>
  </message>
  <message>
   <source>Aucun site n’est choisi : choisissez-en, ou demandez « Tous les sites ».</source>
   <translation>No site is chosen: choose some, or ask for “All sites”.</translation>
  </message>
  <message>
   <source>Aucun site n’est occupé.</source>
   <translation>No site is occupied.</translation>
  </message>
  <message>
   <source>Aucun texte ne le fixe : à relever sur les sites du protocole. Sans lui, la capacité n’est donnée qu’en personnes.</source>
   <translation>No text sets it: to be measured on the sites of the protocol. Without it the capacity is given in persons only.</translation>
  </message>
  <message>
   <source>Aucune commune de la couche « {name} » n’a de contour.</source>
   <translation>No municipality of the layer “{name}” has an outline.</translation>
  </message>
  <message>
   <source>Aucune couche affichée du projet ouvert ne peut servir de fond de plan. Cochez-en une dans le panneau Couches (image, tuiles ou couche vectorielle qui n’est pas du protocole), ou choisissez un autre fond.</source>
   <translation>No layer shown in the open project can be a base map. Check one in the Layers panel (picture, tiles or vector layer that is not of the protocol), or choose another base map.</translation>
  </message>
  <message>
   <source>Aucune couche vectorielle n’a été trouvée dans « {file} ». Choisissez un autre fichier.</source>
   <translation>No vector layer was found in “{file}”. Choose another file.</translation>
  </message>
  <message>
   <source>Aucune date d’installation n’est connue.</source>
   <translation>No settling date is known.</translation>
  </message>
  <message>
   <source>Aucune des colonnes affichées ne peut être exportée. Affichez par exemple « Code » et « Commune ».</source>
   <translation>None of the columns shown may be exported. Show for instance “Code” and “Municipality”.</translation>
  </message>
  <message>
   <source>Aucune des {count} valeurs de la colonne « {column} » n’est un code INSEE : mauvaise colonne ? Par exemple {shown}.</source>
   <translation>None of the {count} values of the column “{column}” is an INSEE code: wrong column? For example {shown}.</translation>
  </message>
  <message>
   <source>Aucune distance n’est fixée pour elle dans la page « Règles » : elle ne serait pas jugée.</source>
   <translation>No distance is set for it on the page “Rules”: it would not be judged.</translation>
  </message>
  <message>
   <source>Aucune donnée ni aucun modèle français de la réoccupation d’un même lieu n’a été trouvé, ni aucun effet mesuré des clôtures : aucun facteur n’atteint le niveau de preuve A.</source>
   <translation>No French data or model of the re-occupation of a same place was found, nor any measured effect of fences: no factor reaches evidence grade A.</translation>
  </message>
  <message>
   <source>Aucune parcelle n’est sélectionnée. Sélectionnez une ou plusieurs parcelles sur la carte, puis recommencez.</source>
   <translation>No parcel is selected. Select one or several parcels on the map, then try again.</translation>
  </message>
  <message>
   <source>Aucune part n’est donnée : elle ne voudrait rien dire.</source>
   <translation>No share is given: it would mean nothing.</translation>
  </message>
  <message>
   <source>Aucune personne sur {personnes} n’a de solution durable : le seuil de {seuil} % n’est pas atteint.</source>
   <translation>Nobody out of {personnes} has a lasting solution: the threshold of {seuil}% is not reached.</translation>
  </message>
  <message>
   <source>Aucune source retenue : sans seuil fixé par le protocole, la distance est donnée sans être jugée.</source>
   <translation>No source retained: without a threshold set by the protocol, the distance is told without being judged.</translation>
  </message>
  <message>
   <source>Aucune visite enregistrée depuis la fermeture.</source>
   <translation>No visit recorded since the closing.</translation>
  </message>
  <message>
   <source>Aucune visite enregistrée.</source>
   <translation>No visit recorded.</translation>
  </message>
  <message>
   <source>Augmente d’une unité à chaque modification.</source>
   <translation>Goes up by one at each change.</translation>
  </message>
  <message>
   <source>Besoin du projet, fixé par les partenaires.</source>
   <translation>Need of the project, set by the partners.</translation>
  </message>
  <message>
   <source>Bon : aucune réponse ne fait baisser l’état de ce thème.</source>
   <translation>Good: no answer lowers the status of this theme.</translation>
  </message>
  <message>
   <source>Cartofriches (Cerema) : patrimoine à moins de 500 m.</source>
   <translation>Cartofriches (Cerema): heritage within 500 m.</translation>
  </message>
  <message>
   <source>Cas rapportés de lieux laissés vides (Rue89Lyon). Aucun effet mesuré des clôtures ni des merlons n’a été trouvé : la réponse est un usage du lieu.</source>
   <translation>Reported cases of places left empty (Rue89Lyon). No measured effect of fences or earth banks was found: the answer is a use of the place.</translation>
  </message>
  <message>
   <source>Cas rapportés : boulevard Ney à Paris (Politis), quai Arloing à Lyon (Rue89Lyon, 23/09/2024). Des cas, non une mesure.</source>
   <translation>Reported cases: boulevard Ney in Paris (Politis), quai Arloing in Lyon (Rue89Lyon, 23/09/2024). Cases, not a measure.</translation>
  </message>
  <message>
   <source>Ce comptage doit être le dernier : la base en a un du {date}.</source>
   <translation>This count must be the last one: the base has one of {date}.</translation>
  </message>
  <message>
   <source>Ce n’est ni une probabilité, ni une prévision, ni un jugement sur les habitants, ni une carte de lieux où un campement pourrait s’installer : six constats sur un lieu déjà fermé, chacun avec ses valeurs et sa source.</source>
   <translation>It is neither a probability, nor a forecast, nor a judgement on the inhabitants, nor a map of places where a camp might settle: six findings about a place already closed, each with its values and its source.</translation>
  </message>
  <message>
   <source>Ce n’est pas une décision.</source>
   <translation>It is not a decision.</translation>
  </message>
  <message>
   <source>Ce projet est une copie qui ouvre encore la base d’origine : rien ne peut y être saisi. Ouvrez le projet qui porte le nom de la base, ou copiez le dossier entier.</source>
   <translation>This project is a copy that still opens the original base: nothing can be entered in it. Open the project that bears the name of the base, or copy the whole folder.</translation>
  </message>
  <message>
   <source>Ce protocole durerait {years} ans, de {first} à {last}. Vérifiez les deux années.</source>
   <translation>This protocol would last {years} years, from {first} to {last}. Check both years.</translation>
  </message>
  <message>
   <source>Ce que les règles disent des terrains.</source>
   <translation>What the rules say of the land.</translation>
  </message>
  <message>
   <source>Ce site n’est pas fermé : il n’y a rien à rouvrir.</source>
   <translation>This site is not closed: there is nothing to reopen.</translation>
  </message>
  <message>
   <source>Ce site n’est plus dans la base : il a été supprimé depuis. Le journal des modifications dit par qui et quand.</source>
   <translation>This site is no longer in the base: it was deleted since. The journal of changes says by whom and when.</translation>
  </message>
  <message>
   <source>Ce site n’est plus dans la base : il a été supprimé.</source>
   <translation>This site is no longer in the base: it was deleted.</translation>
  </message>
  <message>
   <source>Ces coordonnées ne se convertissent pas dans le système du protocole : vérifiez celui du projet ou de la couche.</source>
   <translation>These coordinates cannot be converted to the system of the protocol: check that of the project or of the layer.</translation>
  </message>
  <message>
   <source>Ces nombres ne sont pas des degrés. S’ils sont en mètres, choisissez le système « {systeme} ».</source>
   <translation>These numbers are not degrees. If they are in metres, choose the system “{systeme}”.</translation>
  </message>
  <message>
   <source>Ces nombres sont des degrés, pas des mètres : choisissez le système WGS 84.</source>
   <translation>These numbers are degrees, not metres: choose the WGS 84 system.</translation>
  </message>
  <message>
   <source>Ces parcelles ne sont pas dans le résultat : {names}.</source>
   <translation>These parcels are not in the result: {names}.</translation>
  </message>
  <message>
   <source>Ces plans ont un périmètre mais aucune zone réglementaire dans les couches fournies : rien n’y est connu. {names}</source>
   <translation>These plans have a perimeter but no regulation zone in the layers given: nothing is known there. {names}</translation>
  </message>
  <message>
   <source>Cet emplacement est hors du territoire du protocole. Vérifiez le tracé ou les coordonnées.</source>
   <translation>This place is outside the territory of the protocol. Check the outline or the coordinates.</translation>
  </message>
  <message>
   <source>Cette ligne a des modifications non enregistrées dans la couche « {couche} ». Enregistrez-les ou annulez-les dans cette couche, puis recommencez.</source>
   <translation>This row has unsaved changes in the layer “{couche}”. Save them or undo them in that layer, then try again.</translation>
  </message>
  <message>
   <source>Cette ligne a été modifiée par quelqu’un d’autre après que vous l’avez ouverte. Rien n’a été enregistré : rechargez-la, vérifiez, puis reportez vos modifications.</source>
   <translation>This row was changed by someone else after you opened it. Nothing was saved: reload it, check, then enter your changes again.</translation>
  </message>
  <message>
   <source>Cette ligne a été modifiée par {par} le {le}, après que vous l’avez ouverte. Rien n’a été enregistré : rechargez-la, vérifiez, puis reportez vos modifications.</source>
   <translation>This row was changed by {par} on {le}, after you opened it. Nothing was saved: reload it, check, then enter your changes again.</translation>
  </message>
  <message>
   <source>Cette ligne a été supprimée par {par} le {le}, après que vous l’avez ouverte. Rien n’a été enregistré.</source>
   <translation>This row was deleted by {par} on {le}, after you opened it. Nothing was saved.</translation>
  </message>
  <message>
   <source>Cette ligne existe déjà ({label}).</source>
   <translation>This row already exists ({label}).</translation>
  </message>
  <message>
   <source>Cette ligne figure deux fois dans les données.</source>
   <translation>This row is twice in the data.</translation>
  </message>
  <message>
   <source>Cette ligne n’existe pas ou n’existe plus. Rien n’a été enregistré.</source>
   <translation>This row does not exist, or no longer exists. Nothing was saved.</translation>
  </message>
  <message>
   <source>Cette ligne répète la ligne {twin}. Retirez-la ou, si ce sont deux choses, donnez à chacune un identifiant (uuid).</source>
   <translation>This row repeats row {twin}. Remove it or, if they are two things, give each of them an identifier (uuid).</translation>
  </message>
  <message>
   <source>Cette ligne se rapporte à une autre qui n’existe pas, ou d’autres s’y rapportent.</source>
   <translation>This row refers to another that does not exist, or others refer to it.</translation>
  </message>
  <message>
   <source>Cette page n’a pas pu être dessinée par QGIS.</source>
   <translation>QGIS could not draw this page.</translation>
  </message>
  <message>
   <source>Cette table n’a pas de contour. Donnez un fichier .csv.</source>
   <translation>This table has no outline. Give a .csv file.</translation>
  </message>
  <message>
   <source>Choisissez au moins une parcelle.</source>
   <translation>Choose at least one parcel.</translation>
  </message>
  <message>
   <source>Choisissez au moins une pièce de l’annexe.</source>
   <translation>Choose at least one part of the annex.</translation>
  </message>
  <message>
   <source>Choisissez au moins une table à exporter.</source>
   <translation>Choose at least one table to export.</translation>
  </message>
  <message>
   <source>Choisissez la base du protocole (PROTOCOLE), par exemple protocole.gpkg.</source>
   <translation>Choose the base of the protocol (PROTOCOLE), for example protocole.gpkg.</translation>
  </message>
  <message>
   <source>Choisissez la couche des parcelles cadastrales (PARCELLES).</source>
   <translation>Choose the layer of cadastral parcels (PARCELLES).</translation>
  </message>
  <message>
   <source>Choisissez le classeur exporté de la plateforme (FICHIER).</source>
   <translation>Choose the workbook exported from the platform (FICHIER).</translation>
  </message>
  <message>
   <source>Choisissez le document à écrire (FICHIER), par exemple protocole.docx.</source>
   <translation>Choose the document to write (FICHIER), for example protocole.docx.</translation>
  </message>
  <message>
   <source>Choisissez le dossier des données à verser (SOURCE).</source>
   <translation>Choose the folder of the data to load (SOURCE).</translation>
  </message>
  <message>
   <source>Choisissez le dossier où écrire l’annexe (DOSSIER).</source>
   <translation>Choose the folder where the annex is to be written (DOSSIER).</translation>
  </message>
  <message>
   <source>Choisissez le dossier où écrire l’export (DOSSIER).</source>
   <translation>Choose the folder where the export is to be written (DOSSIER).</translation>
  </message>
  <message>
   <source>Choisissez où enregistrer la base (SORTIE), par exemple protocole.gpkg.</source>
   <translation>Choose where to save the base (SORTIE), for example protocole.gpkg.</translation>
  </message>
  <message>
   <source>Choisissez où enregistrer la base.</source>
   <translation>Choose where to save the base.</translation>
  </message>
  <message>
   <source>Classés « non évaluable », comptés à part : réoccupés {again} sur {known}, soit {share} (intervalle à 95 % : {interval}).</source>
   <translation>Classified “cannot be assessed”, counted apart: occupied again {again} out of {known}, that is {share} (95% interval: {interval}).</translation>
  </message>
  <message>
   <source>Classés « pas de motif suffisant relevé » : réoccupés {again} sur {known}, soit {share} (intervalle à 95 % : {interval}).</source>
   <translation>Classified “no sufficient reason found”: occupied again {again} out of {known}, that is {share} (95% interval: {interval}).</translation>
  </message>
  <message>
   <source>Classés « vigilance » : réoccupés {again} sur {known}, soit {share} (intervalle à 95 % : {interval}).</source>
   <translation>Classified “watch”: occupied again {again} out of {known}, that is {share} (95% interval: {interval}).</translation>
  </message>
  <message>
   <source>Code des procédures civiles d’exécution, art. L. 412-6.</source>
   <translation>French code of civil enforcement procedures, art. L. 412-6.</translation>
  </message>
  <message>
   <source>Comptages datés après le {day}, ignorés : {count}.</source>
   <translation>Counts dated after {day}, left aside: {count}.</translation>
  </message>
  <message>
   <source>Comptages postérieurs à la fermeture, ignorés pour la part de solutions durables : {count}.</source>
   <translation>Counts made after the closing, left aside for the share of lasting solutions: {count}.</translation>
  </message>
  <message>
   <source>Conseil départemental, s’il est partie au protocole</source>
   <translation>departmental council, if it is a party to the protocol</translation>
  </message>
  <message>
   <source>Conseil régional, s’il est partie au protocole</source>
   <translation>regional council, if it is a party to the protocol</translation>
  </message>
  <message>
   <source>Contour {why} : les sites voisins ne peuvent pas être cherchés.</source>
   <translation>Outline {why}: neighbouring sites cannot be looked for.</translation>
  </message>
  <message>
   <source>Contour {why} : une occupation antérieure ne peut pas être cherchée.</source>
   <translation>Outline {why}: an earlier occupation cannot be looked for.</translation>
  </message>
  <message>
   <source>Convention du logiciel, à fixer par le comité de pilotage.</source>
   <translation>Convention of the software, to be set by the steering committee.</translation>
  </message>
  <message>
   <source>Convention du logiciel, à fixer par le comité de pilotage. QGIS Foncier (Cerema) prend 6 m, pour une seule maison.</source>
   <translation>Convention of the software, to be set by the steering committee. QGIS Foncier (Cerema) takes 6 m, for a single house.</translation>
  </message>
  <message>
   <source>Convention du logiciel : au-delà, la parcelle est exclue ; en deçà, la zone d’interdiction en est retirée et la parcelle est sous conditions.</source>
   <translation>Convention of the software: above it the parcel is excluded; below, the prohibited zone is taken out and the parcel is under conditions.</translation>
  </message>
  <message>
   <source>Convention du logiciel : deux contours voisins relevés séparément se recouvrent souvent un peu.</source>
   <translation>Convention of the software: two neighbouring outlines surveyed apart often overlap a little.</translation>
  </message>
  <message>
   <source>Convention du logiciel : deux plans dressés séparément ne se superposent pas exactement.</source>
   <translation>Convention of the software: two plans drawn separately do not match exactly.</translation>
  </message>
  <message>
   <source>Convention du logiciel : délai de réinstallation de la plateforme nationale (90 jours).</source>
   <translation>Convention of the software: re-settlement delay of the national platform (90 days).</translation>
  </message>
  <message>
   <source>Convention du logiciel : surface nécessaire que la zone d’interdiction enlève.</source>
   <translation>Convention of the software: needed area that the prohibited zone takes away.</translation>
  </message>
  <message>
   <source>Convention du logiciel : un écart n’est négligeable que s’il l’est aussi pour la parcelle.</source>
   <translation>Convention of the software: a gap is negligible only if it also is for the parcel.</translation>
  </message>
  <message>
   <source>Couche indispensable : ce sont les parcelles à examiner.</source>
   <translation>Compulsory layer: these are the parcels to examine.</translation>
  </message>
  <message>
   <source>Couches choisies pour la recherche de foncier.</source>
   <translation>Layers chosen for the search for land.</translation>
  </message>
  <message>
   <source>Couches non fournies : {names}. Tant qu’il en manque une, aucun terrain ne peut être « compatible » ni « sous conditions ».</source>
   <translation>Layers not given: {names}. As long as one of them is missing, no land can be “compatible” nor “subject to conditions”.</translation>
  </message>
  <message>
   <source>DIHAL : mouvements d’un site à l’autre (villes d’arrivée) ; Paris 2021 (archives.psmigrants.org). Seul un total est donné.</source>
   <translation>DIHAL: moves from one site to another (towns of arrival); Paris 2021 (archives.psmigrants.org). Only a total is given.</translation>
  </message>
  <message>
   <source>Dans le document</source>
   <translation>In the document</translation>
  </message>
  <message>
   <source>Dans tous les cas, ne remplacez pas avec « pip » ce que QGIS contient déjà : il pourrait ne plus démarrer.</source>
   <translation>In any case, do not replace with “pip” what QGIS already contains: it might no longer start.</translation>
  </message>
  <message>
   <source>Dans « {nom} », un enregistrement de propriétaires ou de procédures a été interrompu, ou se fait en ce moment sur un autre poste. Fermez puis rouvrez le projet, et recommencez.</source>
   <translation>In “{nom}”, a save of owners or proceedings was interrupted, or is under way on another computer. Close and reopen the project, then start again.</translation>
  </message>
  <message>
   <source>Demandé quand il y a des toilettes fonctionnelles d’un autre type que les latrines.</source>
   <translation>Asked when there are working toilets of another kind than latrines.</translation>
  </message>
  <message>
   <source>Demandé quand il y a des toilettes fonctionnelles.</source>
   <translation>Asked when there are working toilets.</translation>
  </message>
  <message>
   <source>Demandé quand il y a un dispositif de ramassage à moins de 100 m.</source>
   <translation>Asked when there is a waste collection point within 100 m.</translation>
  </message>
  <message>
   <source>Demandé quand l’accès à l’eau est sur le site.</source>
   <translation>Asked when the access to water is on the site.</translation>
  </message>
  <message>
   <source>Demandé quand l’eau vient d’un robinet connecté au réseau, ou quand l’accès à l’eau est « Autre ».</source>
   <translation>Asked when the water comes from a tap connected to the network, or when the access to water is “Other”.</translation>
  </message>
  <message>
   <source>Demandé quand on sait si le point d’eau est sur la voie publique.</source>
   <translation>Asked when it is known whether the water point is on the public highway.</translation>
  </message>
  <message>
   <source>Dernière visite le {day}, il y a plus de {days} jour.</source>
   <translation>Last visit on {day}, more than {days} day ago.</translation>
  </message>
  <message>
   <source>Dernière visite le {day}, il y a plus de {days} jours.</source>
   <translation>Last visit on {day}, more than {days} days ago.</translation>
  </message>
  <message>
   <source>Des polygones sont sélectionnés dans plusieurs couches. Cliquez, dans leur liste, sur celle des parcelles.</source>
   <translation>Polygons are selected in several layers. In their list, click the one of the parcels.</translation>
  </message>
  <message>
   <source>Dire ce que devient le lieu ; s’il n’a pas d’usage, en décider un.</source>
   <translation>Say what becomes of the place; if it has no use, decide on one.</translation>
  </message>
  <message>
   <source>Dire si le lieu était déjà occupé : lier le site à celui qui l’a précédé, ou écarter la proposition.</source>
   <translation>Say whether the place was occupied before: link the site to the one that came before it, or refuse the proposal.</translation>
  </message>
  <message>
   <source>Dit antérieur à ce site, mais pas fermé avant son installation : {names}.</source>
   <translation>Said to be before this site, but not closed before it was settled: {names}.</translation>
  </message>
  <message>
   <source>Dites combien de personnes ont été comptées.</source>
   <translation>Say how many persons were counted.</translation>
  </message>
  <message>
   <source>Dites pourquoi la décision diffère du résultat calculé.</source>
   <translation>Say why the decision differs from the calculated result.</translation>
  </message>
  <message>
   <source>Dites pourquoi le lien est retiré.</source>
   <translation>Say why the link is removed.</translation>
  </message>
  <message>
   <source>Dites pourquoi le site est rouvert.</source>
   <translation>Say why the site is reopened.</translation>
  </message>
  <message>
   <source>Dites quelle colonne donne l’appellation du site (nom).</source>
   <translation>Say which column gives the name of the site (nom).</translation>
  </message>
  <message>
   <source>Dites qui a décidé : une fonction ou un service.</source>
   <translation>Say who decided: a position or a department.</translation>
  </message>
  <message>
   <source>Donnez la raison du retrait : elle est gardée au journal.</source>
   <translation>Give the reason for the removal: it is kept in the journal.</translation>
  </message>
  <message>
   <source>Décider d’un usage avec le propriétaire.</source>
   <translation>Decide on a use with the owner.</translation>
  </message>
  <message>
   <source>Décider d’un usage du lieu et désigner un gestionnaire.</source>
   <translation>Decide on a use of the place and appoint a manager.</translation>
  </message>
  <message>
   <source>Décider d’un usage du lieu.</source>
   <translation>Decide on a use of the place.</translation>
  </message>
  <message>
   <source>Décider, avec le propriétaire, d’un autre usage qu’un aménagement transitoire.</source>
   <translation>Decide, with the owner, on another use than a transitional settlement.</translation>
  </message>
  <message>
   <source>Désigner un gestionnaire du lieu.</source>
   <translation>Appoint a manager of the place.</translation>
  </message>
  <message>
   <source>D’abord les terrains compatibles, puis ceux sous conditions, du moins au plus grand nombre de conditions, puis ceux que l’on ne peut pas évaluer, regroupés par ce qui manque ; à égalité, dans l’ordre des identifiants. Les terrains exclus sont à part. Cet ordre ne dit pas lequel choisir.</source>
   <translation>First the compatible land, then the land with conditions, from the fewest to the most conditions, then the land that cannot be assessed, grouped by what is missing; equals in the order of their identifiers. Excluded land is apart. This order does not say which one to choose.</translation>
  </message>
  <message>
   <source>Engagements en retard : {count}. Le plus ancien, « {title} », était attendu pour le {date}.</source>
   <translation>Overdue commitments: {count}. The oldest, “{title}”, was due on {date}.</translation>
  </message>
  <message>
   <source>Enregistrer l’usage du lieu, même « aucun ».</source>
   <translation>Record the use of the place, even “none”.</translation>
  </message>
  <message>
   <source>Enregistrer si le gestionnaire est identifié et si des équipements sont restés.</source>
   <translation>Record whether the manager is identified and whether equipment was left.</translation>
  </message>
  <message>
   <source>Ensemble des sites suivis, tous niveaux : réoccupés {again} sur {known}, soit {share} (intervalle à 95 % : {interval}).</source>
   <translation>All followed sites, whatever the level: occupied again {again} out of {known}, that is {share} (95% interval: {interval}).</translation>
  </message>
  <message>
   <source>Fermeture qui n’est plus récente ({code}). {told}.</source>
   <translation>Closing no longer recent ({code}). {told}.</translation>
  </message>
  <message>
   <source>Fermeture récente ({code}). {told}.</source>
   <translation>Recent closing ({code}). {told}.</translation>
  </message>
  <message>
   <source>Fermé avec une solution durable pour la part fixée ({code}). {told}.</source>
   <translation>Closed with a lasting solution for the set share ({code}). {told}.</translation>
  </message>
  <message>
   <source>Fermé sans solution durable pour la part fixée</source>
   <translation>Closed without a lasting solution for the set share</translation>
  </message>
  <message>
   <source>Fermé sans solution durable pour la part fixée ({code}). {told}.</source>
   <translation>Closed without a lasting solution for the set share ({code}). {told}.</translation>
  </message>
  <message>
   <source>Fiche de chaque site, onglet « Acteurs et phases »</source>
   <translation>File of each site, tab “Actors and phases”</translation>
  </message>
  <message>
   <source>Fiche de chaque site, onglet « Habitants »</source>
   <translation>File of each site, tab “Inhabitants”</translation>
  </message>
  <message>
   <source>Fiche de chaque site, onglet « Identité »</source>
   <translation>File of each site, tab “Identity”</translation>
  </message>
  <message>
   <source>Foncier de la base sous un site habité du protocole : {names}. Des personnes y vivent : ces terrains ne sont pas disponibles.</source>
   <translation>Land of the base under an inhabited site of the protocol: {names}. People live there: these pieces of land are not available.</translation>
  </message>
  <message>
   <source>Fond de plan injoignable : vérifiez la connexion à Internet ou le serveur mandataire, ou produisez les pages sans fond de plan.</source>
   <translation>The base map cannot be reached: check the Internet connection or the proxy, or produce the pages without a base map.</translation>
  </message>
  <message>
   <source>Gestionnaire identifié, pas d’équipement laissé ({code}). {told}.</source>
   <translation>Manager identified, no equipment left ({code}). {told}.</translation>
  </message>
  <message>
   <source>Gestionnaire identifié : {known}, équipements laissés : {left} (au {day})</source>
   <translation>Manager identified: {known}, equipment left behind: {left} (on {day})</translation>
  </message>
  <message>
   <source>Gestionnaire non identifié ou équipements laissés ({code}). {told}.</source>
   <translation>Manager not identified or equipment left ({code}). {told}.</translation>
  </message>
  <message>
   <source>Identité de la ligne, reprise par les tables liées.</source>
   <translation>Identity of the row, used by the linked tables.</translation>
  </message>
  <message>
   <source>Il faut au moins {wanted} fermetures suivies pendant {months} mois et d’issue connue ; il y en a {known}.</source>
   <translation>At least {wanted} closings followed for {months} months with a known outcome are needed; there are {known}.</translation>
  </message>
  <message>
   <source>Il n’y a aucune parcelle à examiner. Choisissez la couche des parcelles cadastrales.</source>
   <translation>There is no parcel to examine. Choose the layer of cadastral parcels.</translation>
  </message>
  <message>
   <source>Il n’y a plus assez de place sur le disque pour écrire l’annexe dans « {folder} ». Libérez de l’espace, puis recommencez.</source>
   <translation>There is not enough room left on the disk to write the annex in “{folder}”. Free some space, then try again.</translation>
  </message>
  <message>
   <source>Il n’y a plus de place sur le disque pour écrire « {nom} ». Libérez de l’espace, puis recommencez.</source>
   <translation>There is no room left on the disk to write “{nom}”. Free some space, then try again.</translation>
  </message>
  <message>
   <source>Il reste {count} adulte.</source>
   <translation>{count} adult left.</translation>
  </message>
  <message>
   <source>Il reste {count} adultes.</source>
   <translation>{count} adults left.</translation>
  </message>
  <message>
   <source>Il reste {count} mineur.</source>
   <translation>{count} minor left.</translation>
  </message>
  <message>
   <source>Il reste {count} mineurs.</source>
   <translation>{count} minors left.</translation>
  </message>
  <message>
   <source>Inconnu ({code}). {told}.</source>
   <translation>Unknown ({code}). {told}.</translation>
  </message>
  <message>
   <source>Inconnu : {reasons}.</source>
   <translation>Unknown: {reasons}.</translation>
  </message>
  <message>
   <source>LDH, Médecins du Monde et DIHAL disent de même : sans solution, les évacuations sont trop souvent suivies de reconstitutions. Aucun taux français de réoccupation d’un même lieu. Les chiffres associatifs portent surtout sur Calais et Grande-Synthe, dont la population est autre.</source>
   <translation>LDH, Médecins du Monde and DIHAL say the same: without a solution, evacuations are too often followed by new settlements. No French rate of re-occupation of a same place. The figures of associations are mostly about Calais and Grande-Synthe, whose population is another.</translation>
  </message>
  <message>
   <source>La base ne connaît plus la recherche dont « {name} » est le résultat. Relancez la recherche.</source>
   <translation>The base no longer knows the search of which “{name}” is the result. Run the search again.</translation>
  </message>
  <message>
   <source>La base refuse cette ligne ({regle}).</source>
   <translation>The base refuses this row ({regle}).</translation>
  </message>
  <message>
   <source>La base « {nom} » a changé depuis l’aperçu. Rien n’a été enregistré : relisez ce qui serait fait maintenant, puis importez.</source>
   <translation>The base “{nom}” has changed since the preview. Nothing was saved: read again what would be done now, then import.</translation>
  </message>
  <message>
   <source>La bibliothèque shapely de ce QGIS est mêlée à une autre version de GEOS : ses calculs ne seraient pas sûrs. Installez shapely par les paquets de votre distribution, à la place de celle installée avec « pip », puis redémarrez QGIS.</source>
   <translation>The shapely library of this QGIS is mixed with another version of GEOS: its calculations would not be safe. Install shapely from the packages of your distribution in place of the one installed with “pip”, then restart QGIS.</translation>
  </message>
  <message>
   <source>La capacité minimale ne peut pas dépasser la maximale.</source>
   <translation>The minimum capacity cannot exceed the maximum one.</translation>
  </message>
  <message>
   <source>La carte de l’article 9 n’a pas pu être dessinée. Libérez de la mémoire, puis recommencez.</source>
   <translation>The map of Article 9 could not be drawn. Free some memory, then try again.</translation>
  </message>
  <message>
   <source>La catégorie du propriétaire est connue. Elle éclaire le choix et ne note rien.</source>
   <translation>The category of the owner is known. It informs the choice and scores nothing.</translation>
  </message>
  <message>
   <source>La colonne du code INSEE n’a pas été reconnue. Indiquez-la ; colonnes de la couche : {available}.</source>
   <translation>The column of the INSEE code was not recognised. Give it; columns of the layer: {available}.</translation>
  </message>
  <message>
   <source>La colonne du nom des communes n’a pas été reconnue. Indiquez-la ; colonnes de la couche : {available}.</source>
   <translation>The column of the names of the municipalities was not recognised. Give it; columns of the layer: {available}.</translation>
  </message>
  <message>
   <source>La colonne « {column} » a {wrong} lignes sur {count} sans code INSEE valable : {shown}… Corrigez-les : 5 caractères, comme 27412 ou 2A004. Les premières :</source>
   <translation>The column “{column}” has {wrong} rows out of {count} without a valid INSEE code: {shown}… Correct them: 5 characters, such as 27412 or 2A004. The first ones:</translation>
  </message>
  <message>
   <source>La commune de code « {code} » ({place}) n’a pas de nom. Complétez la couche.</source>
   <translation>The municipality of code “{code}” ({place}) has no name. Complete the layer.</translation>
  </message>
  <message>
   <source>La commune « {name} » ({place}) n’a pas de code INSEE. Complétez la couche.</source>
   <translation>The municipality “{name}” ({place}) has no INSEE code. Complete the layer.</translation>
  </message>
  <message>
   <source>La commune « {name} » ({place}) n’a pas de contour utilisable. Corrigez-le ou retirez la ligne.</source>
   <translation>The municipality “{name}” ({place}) has no usable outline. Correct it or remove the row.</translation>
  </message>
  <message>
   <source>La correspondance cite « {key} », qui n’est pas une colonne de la base.</source>
   <translation>The mapping names “{key}”, which is not a column of the base.</translation>
  </message>
  <message>
   <source>La couche (COUCHE) n’a pas pu être ouverte : « {source} ». Vérifiez le chemin du fichier.</source>
   <translation>The layer (COUCHE) could not be opened: “{source}”. Check the path of the file.</translation>
  </message>
  <message>
   <source>La couche active « {couche} » n’est pas une couche de polygones. Sélectionnez des parcelles.</source>
   <translation>The active layer “{couche}” is not a polygon layer. Select parcels.</translation>
  </message>
  <message>
   <source>La couche des communes (COMMUNES) n’a pas pu être ouverte : « {source} ». Vérifiez le chemin du fichier.</source>
   <translation>The layer of the municipalities (COMMUNES) could not be opened: “{source}”. Check the path of the file.</translation>
  </message>
  <message>
   <source>La couche n’a pas de colonne « {name} ». Ses colonnes : {known}.</source>
   <translation>The layer has no column “{name}”. Its columns: {known}.</translation>
  </message>
  <message>
   <source>La couche n’a pas de colonne « {name} ». Ses colonnes : {available}.</source>
   <translation>The layer has no column “{name}”. Its columns: {available}.</translation>
  </message>
  <message>
   <source>La couche temporaire « {name} » n’est plus dans le projet. Enregistrez-la dans un fichier, ou choisissez une autre couche.</source>
   <translation>The temporary layer “{name}” is no longer in the project. Save it to a file, or choose another layer.</translation>
  </message>
  <message>
   <source>La couche « {layer} » a des modifications non enregistrées, qui écraseraient les données versées. Enregistrez-les ou annulez-les, puis recommencez.</source>
   <translation>The layer “{layer}” has unsaved changes, which would overwrite the loaded data. Save or cancel them, then try again.</translation>
  </message>
  <message>
   <source>La couche « {name} » ({count} objets) déclare le système {crs}, en mètres, mais ses coordonnées sont en degrés. Corrigez son système de coordonnées (sans doute EPSG:4326), puis recommencez.</source>
   <translation>The layer “{name}” ({count} features) declares the system {crs}, in metres, but its coordinates are in degrees. Correct its coordinate reference system (probably EPSG:4326), then try again.</translation>
  </message>
  <message>
   <source>La couche « {name} » de la carte n’a pas pu être préparée.</source>
   <translation>The layer “{name}” of the map could not be prepared.</translation>
  </message>
  <message>
   <source>La couche « {name} » de la page n’a pas pu être enregistrée.</source>
   <translation>The layer “{name}” of the page could not be saved.</translation>
  </message>
  <message>
   <source>La couche « {name} » déclare le système {crs}, en mètres, mais ses coordonnées sont en degrés. Corrigez son système de coordonnées (sans doute EPSG:4326), puis recommencez.</source>
   <translation>The layer “{name}” declares the system {crs}, in metres, but its coordinates are in degrees. Correct its coordinate reference system (no doubt EPSG:4326), then try again.</translation>
  </message>
  <message>
   <source>La couche « {name} » est vide, ou son filtre ne garde rien : elle ferait croire que rien n’existe sur le territoire. Corrigez-la, ou écartez-la du criblage.</source>
   <translation>The layer “{name}” is empty, or its filter keeps nothing: it would make believe that nothing exists in the territory. Correct it, or leave it out of the screening.</translation>
  </message>
  <message>
   <source>La couche « {name} » est vide : elle n’a aucune commune.</source>
   <translation>The layer “{name}” is empty: it has no municipality.</translation>
  </message>
  <message>
   <source>La couche « {name} » ne contient pas de polygones. Choisissez une couche avec le contour de chaque commune.</source>
   <translation>The layer “{name}” holds no polygons. Choose a layer with the outline of each municipality.</translation>
  </message>
  <message>
   <source>La couche « {name} » ne dit pas de quel modèle sont ses codes (CNIG ou COVADIS) : les mêmes codes n’y ont pas le même sens. Choisissez le modèle.</source>
   <translation>The layer “{name}” does not say which model its codes follow (CNIG or COVADIS): the same codes do not mean the same in both. Choose the model.</translation>
  </message>
  <message>
   <source>La couche « {name} » ne peut pas être lue : le fichier « {file} » ne la contient plus. Choisissez une autre couche.</source>
   <translation>The layer “{name}” cannot be read: the file “{file}” no longer contains it. Choose another layer.</translation>
  </message>
  <message>
   <source>La couche « {name} » ne peut pas être lue : le fichier « {file} » n’est pas là. Remettez-le à sa place, ou choisissez une autre couche.</source>
   <translation>The layer “{name}” cannot be read: the file “{file}” is not there. Put it back in its place, or choose another layer.</translation>
  </message>
  <message>
   <source>La couche « {name} » ne peut pas être ouverte ({why}). Vérifiez le fichier ou la connexion, puis recommencez.</source>
   <translation>The layer “{name}” cannot be opened ({why}). Check the file or the connection, then try again.</translation>
  </message>
  <message>
   <source>La couche « {name} » n’a pas de système de coordonnées. Définissez-le dans ses propriétés (onglet Source), puis recommencez.</source>
   <translation>The layer “{name}” has no coordinate reference system. Set it in its properties (Source tab), then try again.</translation>
  </message>
  <message>
   <source>La couche « {name} » n’a plus la colonne « {columns} ». Choisissez de nouveau ses colonnes.</source>
   <translation>The layer “{name}” no longer has the column “{columns}”. Choose its columns again.</translation>
  </message>
  <message>
   <source>La couche « {name} » n’est pas en France, ou pas en entier ({names}). Vérifiez son système de coordonnées ({crs}).</source>
   <translation>The layer “{name}” is not in France, or not wholly ({names}). Check its coordinate reference system ({crs}).</translation>
  </message>
  <message>
   <source>La couche « {name} » s’étend sur plusieurs territoires : {names}. Un protocole n’en a qu’un.</source>
   <translation>The layer “{name}” extends over several territories: {names}. A protocol has only one.</translation>
  </message>
  <message>
   <source>La couche « {nom} » n’a pas pu être ajoutée au projet.</source>
   <translation>The layer “{nom}” could not be added to the project.</translation>
  </message>
  <message>
   <source>La couche « {nom} » n’a pas pu être liée à la synthèse des sites.</source>
   <translation>The layer “{nom}” could not be tied to the summary of the sites.</translation>
  </message>
  <message>
   <source>La couche « {nom} » n’a pas pu être liée à ses jumelles.</source>
   <translation>The layer “{nom}” could not be tied to its twins.</translation>
  </message>
  <message>
   <source>La date de fermeture est inconnue : rien ne dit si une visite l’a suivie.</source>
   <translation>The day of the closing is unknown: nothing says whether a visit followed it.</translation>
  </message>
  <message>
   <source>La date de fermeture ne peut pas être dans le futur.</source>
   <translation>The closing date cannot be in the future.</translation>
  </message>
  <message>
   <source>La date de fermeture n’est pas renseignée.</source>
   <translation>The closing date is not filled in.</translation>
  </message>
  <message>
   <source>La date de la décision ne peut pas être dans le futur.</source>
   <translation>The date of the decision cannot be in the future.</translation>
  </message>
  <message>
   <source>La date de la visite ne peut pas être dans le futur.</source>
   <translation>The date of the visit cannot be in the future.</translation>
  </message>
  <message>
   <source>La date de référence ({day}) est dans le futur. Choisissez aujourd’hui ou une date passée.</source>
   <translation>The reference date ({day}) is in the future. Choose today or a past date.</translation>
  </message>
  <message>
   <source>La date de signalement ne peut pas être dans le futur.</source>
   <translation>The reporting date cannot be in the future.</translation>
  </message>
  <message>
   <source>La date de situation ne peut pas être dans le futur.</source>
   <translation>The date of the situation cannot be in the future.</translation>
  </message>
  <message>
   <source>La date du comptage ne peut pas être dans le futur.</source>
   <translation>The date of the count cannot be in the future.</translation>
  </message>
  <message>
   <source>La date du constat d’usage ne peut pas être dans le futur.</source>
   <translation>The date of the observed use cannot be in the future.</translation>
  </message>
  <message>
   <source>La date du constat ne peut pas être dans le futur.</source>
   <translation>The date of the observation cannot be in the future.</translation>
  </message>
  <message>
   <source>La date d’installation ne peut pas être dans le futur.</source>
   <translation>The settling date cannot be in the future.</translation>
  </message>
  <message>
   <source>La date d’évacuation fixée ({date}) est passée et le site est toujours « {label} » : fermez le site, ou changez cette date.</source>
   <translation>The eviction date set ({date}) has passed and the site is still “{label}”: close the site, or change this date.</translation>
  </message>
  <message>
   <source>La date d’évacuation fixée ({date}) tombe pendant la trêve hivernale (1er novembre – 31 mars) : vérifiez si elle s’applique à cette procédure (art. L. 412-6 du code des procédures civiles d’exécution).</source>
   <translation>The eviction date set ({date}) falls within the winter truce (1 November – 31 March): check whether it applies to this procedure (art. L. 412-6 of the French code of civil enforcement procedures).</translation>
  </message>
  <message>
   <source>La dernière année du protocole ne peut pas précéder la première.</source>
   <translation>The last year of the protocol cannot be before the first.</translation>
  </message>
  <message>
   <source>La fermeture ({closed}) précède l’installation ({installed}) : aucune des deux dates n’est utilisée.</source>
   <translation>The closing ({closed}) comes before the settling ({installed}): neither date is used.</translation>
  </message>
  <message>
   <source>La fermeture ({closed}) précède l’installation ({installed}) : une des deux dates est fausse.</source>
   <translation>The closing ({closed}) comes before the settling ({installed}): one of the two dates is wrong.</translation>
  </message>
  <message>
   <source>La fermeture ne peut pas précéder le signalement.</source>
   <translation>The closing cannot be before the reporting.</translation>
  </message>
  <message>
   <source>La fermeture ne peut pas précéder l’installation.</source>
   <translation>The closing cannot be before the settling.</translation>
  </message>
  <message>
   <source>La fermeture précède le dernier comptage, du {date}.</source>
   <translation>The closing is before the last count, of {date}.</translation>
  </message>
  <message>
   <source>La fin de disponibilité ne peut pas précéder son début.</source>
   <translation>The end of availability cannot be before its start.</translation>
  </message>
  <message>
   <source>La fin de l’action ne peut pas précéder son début.</source>
   <translation>The end of the action cannot be before its start.</translation>
  </message>
  <message>
   <source>La fin prévue ne peut pas précéder l’ouverture.</source>
   <translation>The planned end cannot be before the opening.</translation>
  </message>
  <message>
   <source>La latitude et la longitude semblent inversées : échangées, elles tombent dans le territoire.</source>
   <translation>The latitude and the longitude seem to be swapped: the other way round, they fall in the territory.</translation>
  </message>
  <message>
   <source>La lecture de la couche « {name} » s’est interrompue ({why}). Vérifiez le fichier ou la connexion, puis recommencez.</source>
   <translation>Reading the layer “{name}” broke off ({why}). Check the file or the connection, then try again.</translation>
  </message>
  <message>
   <source>La liste n’a pas pu être lue ({detail}).</source>
   <translation>The list could not be read ({detail}).</translation>
  </message>
  <message>
   <source>La mise à l’abri ({nombre}) n’est pas comptée.</source>
   <translation>Temporary shelter ({nombre}) is not counted.</translation>
  </message>
  <message>
   <source>La page « {name} » n’a pas pu être ajoutée au projet par QGIS.</source>
   <translation>QGIS could not add the page “{name}” to the project.</translation>
  </message>
  <message>
   <source>La parcelle est assez large, et remplit assez son enveloppe convexe, pour être aménagée.</source>
   <translation>The parcel is wide enough, and fills enough of its convex hull, to be fitted out.</translation>
  </message>
  <message>
   <source>La parcelle n’est ni en zone d’interdiction ni en zone d’aléa à prescriptions d’un plan de prévention des risques.</source>
   <translation>The parcel is neither in a prohibition zone nor in a hazard zone with requirements of a risk prevention plan.</translation>
  </message>
  <message>
   <source>La parcelle {parcel} est en dehors du territoire du protocole.</source>
   <translation>Parcel {parcel} is outside the territory of the protocol.</translation>
  </message>
  <message>
   <source>La parcelle {parcel} n’a pas de contour utilisable : dessinez le terrain dans la base.</source>
   <translation>Parcel {parcel} has no usable outline: draw the land in the base.</translation>
  </message>
  <message>
   <source>La prochaine visite est déjà passée.</source>
   <translation>The next visit is already in the past.</translation>
  </message>
  <message>
   <source>La prochaine visite ne peut pas précéder celle-ci.</source>
   <translation>The next visit cannot be before this one.</translation>
  </message>
  <message>
   <source>La prochaine visite ne peut pas précéder la fermeture.</source>
   <translation>The next visit cannot be before the closing.</translation>
  </message>
  <message>
   <source>La recherche de foncier a besoin de bibliothèques que ce QGIS n’a pas : {names}.</source>
   <translation>The search for land needs libraries that this QGIS does not have: {names}.</translation>
  </message>
  <message>
   <source>La relation « {nom} » n’est pas valide : {detail}.</source>
   <translation>The relation “{nom}” is not valid: {detail}.</translation>
  </message>
  <message>
   <source>La somme des tranches d’âge ne peut pas dépasser le nombre de mineurs.</source>
   <translation>The sum of the age groups cannot exceed the number of minors.</translation>
  </message>
  <message>
   <source>La surface par personne avec les services hors du terrain ({reduced} m²) ne peut pas dépasser celle avec les services sur place ({full} m²).</source>
   <translation>The area per person with services outside the land ({reduced} m²) cannot be larger than that with services on the land ({full} m²).</translation>
  </message>
  <message>
   <source>La surface, zones d’interdiction retirées, suffit au nombre de personnes à accueillir.</source>
   <translation>The area, without prohibited zones, is enough for the persons to receive.</translation>
  </message>
  <message>
   <source>La table « {name} » a deux fichiers. N’en gardez qu’un.</source>
   <translation>The table “{name}” has two files. Keep only one.</translation>
  </message>
  <message>
   <source>La table « {name} » ne peut pas être exportée. Tables possibles : {known}.</source>
   <translation>The table “{name}” cannot be exported. Possible tables: {known}.</translation>
  </message>
  <message>
   <source>La table « {table} », colonne « {column} », a un texte ou un contour trop long pour un tableur. Choisissez le format GeoPackage ou GeoJSON.</source>
   <translation>The table “{table}”, column “{column}”, has a text or an outline too long for a spreadsheet. Choose the GeoPackage or GeoJSON format.</translation>
  </message>
  <message>
   <source>La table « {table} », colonne « {column} », a un texte qui commence par « = » : un tableur en ferait une formule. Corrigez-le, ou choisissez le format GeoPackage ou GeoJSON.</source>
   <translation>The table “{table}”, column “{column}”, has a text that begins with “=”: a spreadsheet would make it a formula. Correct it, or choose the GeoPackage or GeoJSON format.</translation>
  </message>
  <message>
   <source>La table « {table} » de « {nom} » ne peut pas être lue.</source>
   <translation>The table “{table}” of “{nom}” cannot be read.</translation>
  </message>
  <message>
   <source>La table « {table} » de « {nom} » n’a pas pu être ouverte. Vérifiez que le fichier est accessible et n’est pas en cours de remplacement, puis recommencez.</source>
   <translation>The table “{table}” of “{nom}” could not be opened. Check that the file can be reached and is not being replaced, then try again.</translation>
  </message>
  <message>
   <source>La visite prévue le {day} n’est pas enregistrée ({days} jour de retard).</source>
   <translation>The visit planned on {day} is not recorded ({days} day late).</translation>
  </message>
  <message>
   <source>La visite prévue le {day} n’est pas enregistrée ({days} jours de retard).</source>
   <translation>The visit planned on {day} is not recorded ({days} days late).</translation>
  </message>
  <message>
   <source>Laissée de côté par décision : la règle {rule} ne la regarde pas, et chaque résultat le rappelle.</source>
   <translation>Left out by decision: rule {rule} does not look at it, and every result says so.</translation>
  </message>
  <message>
   <source>Le classeur « {name} » est abîmé ou incomplet. Téléchargez-le de nouveau, puis recommencez.</source>
   <translation>The workbook “{name}” is damaged or incomplete. Download it again, then try again.</translation>
  </message>
  <message>
   <source>Le classeur « {name} » est démesuré ({size} Mo une fois ouvert) : ce n’est pas un export de la plateforme.</source>
   <translation>The workbook “{name}” is huge ({size} MB once opened): it is not an export of the platform.</translation>
  </message>
  <message>
   <source>Le classeur « {name} » est protégé par un mot de passe, ou d’un format ancien (.xls). Ouvrez-le dans un tableur, enregistrez-le au format .xlsx sans mot de passe, puis recommencez.</source>
   <translation>The workbook “{name}” is protected by a password, or in an old format (.xls). Open it in a spreadsheet, save it as .xlsx without a password, then try again.</translation>
  </message>
  <message>
   <source>Le classeur « {name} » ne peut pas être lu. Ouvrez-le dans un tableur, enregistrez-le de nouveau au format .xlsx, puis recommencez.</source>
   <translation>The workbook “{name}” cannot be read. Open it in a spreadsheet, save it again as .xlsx, then try again.</translation>
  </message>
  <message>
   <source>Le classeur « {name} » n’est pas un export de la plateforme nationale : aucune feuille n’a les titres « Département », « Commune », « Code INSEE », « Latitude » et « Longitude ».</source>
   <translation>The workbook “{name}” is not an export of the national platform: no sheet has the headings “Département”, “Commune”, “Code INSEE”, “Latitude” and “Longitude”.</translation>
  </message>
  <message>
   <source>Le code « {code} » de la commune « {name} » ({place}) n’a que 4 caractères : il a perdu son zéro initial. Remplacez-le par « 0{code} », dans une colonne de texte.</source>
   <translation>The code “{code}” of the municipality “{name}” ({place}) has only 4 characters: it lost its leading zero. Replace it by “0{code}”, in a text column.</translation>
  </message>
  <message>
   <source>Le code « {code} » de la commune « {name} » ({place}) n’est pas un code INSEE : il faut 5 caractères, par exemple 27412 ou 2A004.</source>
   <translation>The code “{code}” of the municipality “{name}” ({place}) is not an INSEE code: it takes 5 characters, for example 27412 or 2A004.</translation>
  </message>
  <message>
   <source>Le code « {code} » est porté par plusieurs lignes (« {first} » et « {second} »). Il faut une seule ligne par commune : fusionnez-les ou corrigez le code.</source>
   <translation>The code “{code}” is in several rows (“{first}” and “{second}”). There must be one row per municipality: merge them or correct the code.</translation>
  </message>
  <message>
   <source>Le comptage, les orientations, la dernière visite ou le seuil ont changé pendant votre saisie. Rien n’a été enregistré : relisez la base, vérifiez, puis enregistrez.</source>
   <translation>The count, the rehousing outcomes, the last visit or the threshold changed while you were typing. Nothing was saved: read the base again, check, then save.</translation>
  </message>
  <message>
   <source>Le contour couvre moins de 1 m² : zoomez sur le lieu, puis tracez-le de nouveau.</source>
   <translation>The outline covers less than 1 m²: zoom in on the place, then draw it again.</translation>
  </message>
  <message>
   <source>Le contour couvre {surface}, plus de 100 ha.</source>
   <translation>The outline covers {surface}, more than 100 ha.</translation>
  </message>
  <message>
   <source>Le contour doit être un polygone utilisable.</source>
   <translation>The outline must be a usable polygon.</translation>
  </message>
  <message>
   <source>Le contour doit être un polygone.</source>
   <translation>The outline must be a polygon.</translation>
  </message>
  <message>
   <source>Le contour est dans la commune {found}, pas dans la commune donnée, qui a été gardée. Vérifiez l’un et l’autre.</source>
   <translation>The outline is in the municipality of {found}, not in the one given, which was kept. Check both.</translation>
  </message>
  <message>
   <source>Le contour est en dehors du territoire du protocole. Corrigez-le ou retirez la ligne.</source>
   <translation>The outline is outside the territory of the protocol. Correct it or remove the row.</translation>
  </message>
  <message>
   <source>Le contour est vide. Tracez au moins trois points qui ne soient pas alignés.</source>
   <translation>The outline is empty. Draw at least three points that are not on one line.</translation>
  </message>
  <message>
   <source>Le contour manque.</source>
   <translation>The outline is missing.</translation>
  </message>
  <message>
   <source>Le contour recouvre un site fermé avant ({names}) : même lieu, ou non ?</source>
   <translation>The outline covers a site closed before ({names}): the same place or not?</translation>
  </message>
  <message>
   <source>Le contour recouvre « {site} », un site encore ouvert.</source>
   <translation>The outline overlaps “{site}”, a site that is still open.</translation>
  </message>
  <message>
   <source>Le contour se croise lui-même. Tracez-le de nouveau sans croiser ses côtés.</source>
   <translation>The outline crosses itself. Draw it again without crossing its sides.</translation>
  </message>
  <message>
   <source>Le contour s’étend sur {distance} km d’un bout à l’autre.</source>
   <translation>The outline is {distance} km from end to end.</translation>
  </message>
  <message>
   <source>Le dernier comptage enregistré ({date}) a plus de {days} jours.</source>
   <translation>The last count recorded ({date}) is more than {days} days old.</translation>
  </message>
  <message>
   <source>Le dossier de gabarits « {folder} » n’existe pas. Choisissez-en un autre, ou videz ce champ pour prendre ceux de l’extension.</source>
   <translation>The folder of templates “{folder}” does not exist. Choose another one, or empty this field to use those of the plugin.</translation>
  </message>
  <message>
   <source>Le dossier temporaire « {path} » n’a pas pu être supprimé ({detail}). Il peut contenir des données du protocole : supprimez-le.</source>
   <translation>The temporary folder “{path}” could not be deleted ({detail}). It may hold data of the protocol: delete it.</translation>
  </message>
  <message>
   <source>Le dossier « {folder} » n’existe pas. Créez-le ou choisissez un autre dossier, puis recommencez.</source>
   <translation>The folder “{folder}” does not exist. Create it or choose another folder, then try again.</translation>
  </message>
  <message>
   <source>Le dossier « {folder} » n’existe pas. Créez-le ou choisissez un autre dossier.</source>
   <translation>The folder “{folder}” does not exist. Create it or choose another folder.</translation>
  </message>
  <message>
   <source>Le fichier « {file} » ne peut pas être lu ({why}). Remettez-le à sa place, ou choisissez-en un autre.</source>
   <translation>The file “{file}” cannot be read ({why}). Put it back in its place, or choose another one.</translation>
  </message>
  <message>
   <source>Le fichier « {file} » n’est pas une table : sa première ligne doit nommer les colonnes, séparées par des points-virgules, des virgules ou des tabulations.</source>
   <translation>The file “{file}” is not a table: its first line must name the columns, separated by semicolons, commas or tabs.</translation>
  </message>
  <message>
   <source>Le fichier « {name} » doit être un GeoPackage : donnez-lui un nom qui finit par .gpkg.</source>
   <translation>The file “{name}” must be a GeoPackage: give it a name that ends with .gpkg.</translation>
  </message>
  <message>
   <source>Le fichier « {name} » est introuvable. Vérifiez son emplacement, puis recommencez.</source>
   <translation>The file “{name}” cannot be found. Check where it is, then try again.</translation>
  </message>
  <message>
   <source>Le fichier « {name} » ne peut pas être lu : il est sans doute ouvert dans un autre logiciel. Fermez-le, puis recommencez.</source>
   <translation>The file “{name}” cannot be read: it is no doubt open in another program. Close it, then try again.</translation>
  </message>
  <message>
   <source>Le fichier « {name} » n’est pas un classeur au format .xlsx.</source>
   <translation>The file “{name}” is not a workbook in .xlsx format.</translation>
  </message>
  <message>
   <source>Le fichier « {nom} » est introuvable dans le dossier « {dossier} ». Remettez-le à sa place, ou retirez la pièce puis joignez le fichier de nouveau.</source>
   <translation>The file “{nom}” is not in the folder “{dossier}”. Put it back, or remove the document and attach the file again.</translation>
  </message>
  <message>
   <source>Le fichier « {nom} » est ouvert dans QGIS ou dans un autre programme. Fermez le projet ou le programme qui l’emploie, puis recommencez. Rien n’a été changé.</source>
   <translation>The file “{nom}” is open in QGIS or in another program. Close the project or the program that uses it, then try again. Nothing was changed.</translation>
  </message>
  <message>
   <source>Le fichier « {path} » n’a pas pu être supprimé ({detail}) : supprimez-le.</source>
   <translation>The file “{path}” could not be deleted ({detail}): delete it.</translation>
  </message>
  <message>
   <source>Le fond de plan est incomplet. Morceaux non reçus, restés blancs : {count}. Vérifiez les cartes ; recommencez quand la connexion est meilleure, ou sans fond de plan.</source>
   <translation>The base map is incomplete. Pieces not received, left blank: {count}. Check the maps; try again when the connection is better, or without a base map.</translation>
  </message>
  <message>
   <source>Le fond de plan « {titre} » n’a pas pu être ajouté au projet.</source>
   <translation>The base map “{titre}” could not be added to the project.</translation>
  </message>
  <message>
   <source>Le fond de plan « {titre} » n’a pas pu être préparé par QGIS.</source>
   <translation>The base map “{titre}” could not be prepared by QGIS.</translation>
  </message>
  <message>
   <source>Le format « {kind} » n’existe pas. Choisissez {known}.</source>
   <translation>The format “{kind}” does not exist. Choose {known}.</translation>
  </message>
  <message>
   <source>Le gabarit « {file} » laisse {height} mm de haut aux tableaux (élément « corps ») : il en faut 60 au moins.</source>
   <translation>The template “{file}” leaves {height} mm of height to the tables (item “corps”): 60 are needed at least.</translation>
  </message>
  <message>
   <source>Le gabarit « {file} » ne montre pas la marque de confidentialité. L’élément « {item} » doit être visible, exporté, et contenir « {text} » : chaque page dit à qui elle est réservée.</source>
   <translation>The template “{file}” does not show the mark of confidentiality. The item “{item}” must be visible, exported, and hold “{text}”: each page says who it is for.</translation>
  </message>
  <message>
   <source>Le gabarit « {file} » n’a pas les éléments que la page demande : {missing}. Donnez ces identifiants aux éléments dans l’éditeur de mise en page, ou retirez le fichier pour reprendre celui de l’extension.</source>
   <translation>The template “{file}” does not have the items that the page needs: {missing}. Give these identifiers to the items in the layout editor, or remove the file to go back to that of the plugin.</translation>
  </message>
  <message>
   <source>Le gestionnaire et les équipements laissés ne sont pas renseignés.</source>
   <translation>The manager and the equipment left are not filled in.</translation>
  </message>
  <message>
   <source>Le jour de la fermeture, la fermeture est récente (F2) par construction, et l’usage du lieu (F4, F5) enregistré ensuite est encore inconnu.</source>
   <translation>On the day of the closing, the closing is recent (F2) by construction, and the use of the place (F4, F5) recorded later is still unknown.</translation>
  </message>
  <message>
   <source>Le journal n’a pas pu être lu ({detail}).</source>
   <translation>The journal could not be read ({detail}).</translation>
  </message>
  <message>
   <source>Le logo « {logo} » n’a pas été trouvé dans le dossier de la base, ou n’est pas une image que QGIS sait lire : il n’est pas sur la couverture.</source>
   <translation>The logo “{logo}” was not found in the folder of the base, or is not a picture that QGIS can read: it is not on the cover.</translation>
  </message>
  <message>
   <source>Le modèle de document a une erreur : {detail}. Balise : {tag} Paragraphe ({part}) : « {paragraph} » Corrigez-le dans Word, puis recommencez.</source>
   <translation>The document template has an error: {detail}. Tag: {tag} Paragraph ({part}): “{paragraph}” Correct it in Word, then try again.</translation>
  </message>
  <message>
   <source>Le modèle de document a une erreur : {detail}. Corrigez-le dans Word, puis recommencez.</source>
   <translation>The document template has an error: {detail}. Correct it in Word, then try again.</translation>
  </message>
  <message>
   <source>Le modèle « {nom} » est introuvable. Vérifiez son emplacement, ou n’en donnez pas pour prendre celui de l’extension.</source>
   <translation>The template “{nom}” cannot be found. Check where it is, or give none to take the plugin's own.</translation>
  </message>
  <message>
   <source>Le modèle « {nom} » ne donne pas un document lisible : une instruction « for » ou « if » commence dans un paragraphe ou un tableau et finit dans un autre. Écrivez-la seule dans son paragraphe ({{%p … %}}) ou dans sa ligne de tableau ({{%tr … %}}).</source>
   <translation>The template “{nom}” does not give a readable document: a “for” or “if” instruction begins in one paragraph or table and ends in another. Write it alone in its paragraph ({{%p … %}}) or in its table row ({{%tr … %}}).</translation>
  </message>
  <message>
   <source>Le modèle « {nom} » n’a pas pu être lu : vous n’en avez pas le droit, ou il est ouvert dans un autre programme. Fermez-le, puis recommencez.</source>
   <translation>The template “{nom}” could not be read: you may not read it, or it is open in another program. Close it, then try again.</translation>
  </message>
  <message>
   <source>Le modèle « {nom} » n’est pas un document Word (.docx). Dans Word ou LibreOffice, enregistrez-le sous ce format, puis recommencez.</source>
   <translation>The template “{nom}” is not a Word document (.docx). Save it in that format in Word or LibreOffice, then try again.</translation>
  </message>
  <message>
   <source>Le nom de la commune de code « {code} » ({place}) dépasse 120 caractères.</source>
   <translation>The name of the municipality of code “{code}” ({place}) exceeds 120 characters.</translation>
  </message>
  <message>
   <source>Le partenaire « {name} » figure deux fois dans la même catégorie.</source>
   <translation>The partner “{name}” is twice in the same category.</translation>
  </message>
  <message>
   <source>Le projet « {nom} » n’a pas pu être ouvert par QGIS.</source>
   <translation>The project “{nom}” could not be opened by QGIS.</translation>
  </message>
  <message>
   <source>Le projet « {nom} » n’a pas pu être écrit : {detail}. Vérifiez le droit d’écrire dans le dossier et la place sur le disque, puis recommencez.</source>
   <translation>The project “{nom}” could not be written: {detail}. Check the right to write in the folder and the room on the disk, then try again.</translation>
  </message>
  <message>
   <source>Le rapport « {name} » n’a pas pu être écrit : le fichier est peut-être ouvert dans un tableur, ou le dossier en lecture seule. Fermez-le ou choisissez un autre emplacement.</source>
   <translation>The report “{name}” could not be written: the file may be open in a spreadsheet, or the folder read-only. Close it or choose another place.</translation>
  </message>
  <message>
   <source>Le réglage « {label} » vaut « {value} », qui n’est pas un nombre entier utilisable : {default} est appliqué.</source>
   <translation>The setting “{label}” is “{value}”, which is not a usable whole number: {default} is applied.</translation>
  </message>
  <message>
   <source>Le seuil de résorption du protocole ({pct}) n’est pas compris entre 1 et 100.</source>
   <translation>The resorption threshold of the protocol ({pct}) is not between 1 and 100.</translation>
  </message>
  <message>
   <source>Le signalement ne peut pas précéder l’installation.</source>
   <translation>The reporting cannot be before the settling.</translation>
  </message>
  <message>
   <source>Le site n’était pas fermé le {day} : sa fermeture est datée du {closing}.</source>
   <translation>The site was not closed on {day}: its closing is dated {closing}.</translation>
  </message>
  <message>
   <source>Le site qui précède celui-ci n’est pas dans la base : vérifiez ses liens.</source>
   <translation>The site before this one is not in the base: check its links.</translation>
  </message>
  <message>
   <source>Le style de la table « {table} » n’a pas pu être enregistré dans la base : {detail}.</source>
   <translation>The style of the table “{table}” could not be saved in the base: {detail}.</translation>
  </message>
  <message>
   <source>Le système EPSG:{epsg} est celui du territoire « {asked} », mais les communes sont dans « {place} ». Choisissez EPSG:{right}.</source>
   <translation>The system EPSG:{epsg} is that of the territory “{asked}”, but the municipalities are in “{place}”. Choose EPSG:{right}.</translation>
  </message>
  <message>
   <source>Le système EPSG:{epsg} n’est pas un système local connu. Choisissez {known}.</source>
   <translation>The system EPSG:{epsg} is not a known local system. Choose {known}.</translation>
  </message>
  <message>
   <source>Le texte du protocole a besoin de bibliothèques que ce QGIS n’a pas : {names}. Fermez QGIS, décompressez « resorption-complements.zip » dans le dossier « python » de votre profil QGIS (celui qui contient « plugins » ; menu Préférences, Profils utilisateurs, Ouvrir le dossier du profil actif), puis relancez QGIS. Tout le reste de l’extension fonctionne sans elles.</source>
   <translation>The text of the protocol needs libraries that this QGIS does not have: {names}. Close QGIS, unzip “resorption-complements.zip” into the “python” folder of your QGIS profile (the one that holds “plugins”; menu Settings, User Profiles, Open Active Profile Folder), then start QGIS again. All the rest of the plugin works without them.</translation>
  </message>
  <message>
   <source>Le {jour} à {heure}, {fait}.</source>
   <translation>On {jour} at {heure}, {fait}.</translation>
  </message>
  <message>
   <source>Les adultes ne peuvent pas être plus nombreux que les personnes.</source>
   <translation>There cannot be more adults than persons.</translation>
  </message>
  <message>
   <source>Les communes « {first} » ({first_code}) et « {second} » ({second_code}) se superposent sur {hectares} ha. Corrigez leurs contours ou retirez celle qui est en trop.</source>
   <translation>The municipalities “{first}” ({first_code}) and “{second}” ({second_code}) overlap on {hectares} ha. Correct their outlines or remove the one that should not be there.</translation>
  </message>
  <message>
   <source>Les contours de deux lieux n’ont pas pu être comparés ({reason}). Vérifiez leur validité avec le traitement « Vérifier la validité » de QGIS, corrigez-les, puis actualisez.</source>
   <translation>The outlines of two places could not be compared ({reason}). Check their validity with QGIS’s “Check validity” algorithm, correct them, then refresh.</translation>
  </message>
  <message>
   <source>Les contours des sites {one} et {other} n’ont pas pu être comparés. Vérifiez-les, puis recommencez.</source>
   <translation>The outlines of sites {one} and {other} could not be compared. Check them, then start again.</translation>
  </message>
  <message>
   <source>Les coordonnées de la couche « {name} » ({count} objets) sont inversées : la latitude est à la place de la longitude. Inversez les axes (traitement « Intervertir les coordonnées X et Y »), puis recommencez.</source>
   <translation>The coordinates of the layer “{name}” ({count} features) are swapped: latitude stands in place of longitude. Swap the axes (algorithm “Swap X and Y coordinates”), then try again.</translation>
  </message>
  <message>
   <source>Les coordonnées de la couche « {name} » sont inversées : la latitude est à la place de la longitude. Inversez les axes (traitement « Intervertir les coordonnées X et Y »), puis recommencez.</source>
   <translation>The coordinates of the layer “{name}” are swapped: the latitude is in the place of the longitude. Swap the axes (algorithm “Swap X and Y coordinates”), then try again.</translation>
  </message>
  <message>
   <source>Les couches de la page n’ont pas pu être enregistrées dans « {folder} ». Choisissez un dossier d’annexe où vous avez le droit d’écrire, puis recommencez.</source>
   <translation>The layers of the page could not be saved in “{folder}”. Choose a folder for the annex where you may write, then try again.</translation>
  </message>
  <message>
   <source>Les données sont versées, mais le rapport « {name} » n’a pas pu être écrit : {detail}.</source>
   <translation>The data are loaded, but the report “{name}” could not be written: {detail}.</translation>
  </message>
  <message>
   <source>Les enfants inscrits à l’école ne peuvent pas être plus nombreux que les mineurs.</source>
   <translation>There cannot be more children enrolled in school than minors.</translation>
  </message>
  <message>
   <source>Les femmes et filles ne peuvent pas être plus nombreuses que les personnes.</source>
   <translation>There cannot be more women and girls than persons.</translation>
  </message>
  <message>
   <source>Les filles ne peuvent pas être plus nombreuses que les mineurs.</source>
   <translation>There cannot be more girls than minors.</translation>
  </message>
  <message>
   <source>Les intervalles ne permettent pas de dire que les lieux classés « vigilance » ont été réoccupés plus souvent.</source>
   <translation>The intervals do not allow saying that places classified “watch” were occupied again more often.</translation>
  </message>
  <message>
   <source>Les liens entre les occupations successives du lieu tournent en rond : corrigez-les.</source>
   <translation>The links between the successive occupations of the place go round in a circle: correct them.</translation>
  </message>
  <message>
   <source>Les lieux classés « vigilance » ont été réoccupés plus souvent que les autres : les deux intervalles sont séparés.</source>
   <translation>Places classified “watch” were occupied again more often than the others: the two intervals are apart.</translation>
  </message>
  <message>
   <source>Les lieux surveillés sont plus souvent visités : on y constate davantage de réoccupations, que la règle soit bonne ou non.</source>
   <translation>Watched places are visited more often: more re-occupations are found there, whether the rule is right or not.</translation>
  </message>
  <message>
   <source>Les mineurs ne peuvent pas être plus nombreux que les personnes.</source>
   <translation>There cannot be more minors than persons.</translation>
  </message>
  <message>
   <source>Les ménages ne peuvent pas être plus nombreux que les personnes présentes.</source>
   <translation>There cannot be more households than persons present.</translation>
  </message>
  <message>
   <source>Les ménages ne peuvent pas être plus nombreux que les personnes.</source>
   <translation>There cannot be more households than persons.</translation>
  </message>
  <message>
   <source>Les orientations ({told} personnes) dépassent le comptage du {day} ({persons}).</source>
   <translation>The orientations ({told} persons) exceed the count of {day} ({persons}).</translation>
  </message>
  <message>
   <source>Les orientations font {somme} ménages, plus que les {nombre} du dernier comptage.</source>
   <translation>The rehousing outcomes add up to {somme} households, more than the {nombre} of the last count.</translation>
  </message>
  <message>
   <source>Les orientations font {somme} personnes, plus que les {nombre} du dernier comptage.</source>
   <translation>The rehousing outcomes add up to {somme} persons, more than the {nombre} of the last count.</translation>
  </message>
  <message>
   <source>Les orientations, la résorption déclarée, les liens entre sites et les contours n’ont pas de date dans la base : ils sont pris tels qu’ils sont aujourd’hui.</source>
   <translation>Orientations, declared resorption, links between sites and outlines have no date in the base: they are taken as they are today.</translation>
  </message>
  <message>
   <source>Les polygones sélectionnés couvrent moins de 1 m² : vérifiez la sélection.</source>
   <translation>The selected polygons cover less than 1 m²: check the selection.</translation>
  </message>
  <message>
   <source>Les polygones sélectionnés de « {couche} » n’ont pas de contour utilisable.</source>
   <translation>The selected polygons of “{couche}” have no usable outline.</translation>
  </message>
  <message>
   <source>Les polygones sélectionnés n’ont pas pu être réunis en un seul contour. Sélectionnez-en moins, ou tracez le contour à la main.</source>
   <translation>The selected polygons could not be joined into one outline. Select fewer of them, or draw the outline by hand.</translation>
  </message>
  <message>
   <source>Les services sont à proximité, à vol d’oiseau depuis le bord de la parcelle.</source>
   <translation>Services are near by, in a straight line from the edge of the parcel.</translation>
  </message>
  <message>
   <source>Les {count} codes de la colonne « {column} » n’ont que 4 caractères : ils ont perdu leur zéro initial, par exemple {shown}. Remettez-le, dans une colonne de texte.</source>
   <translation>The {count} codes of the column “{column}” have only 4 characters: they have lost their leading zero, for example {shown}. Put it back, in a text column.</translation>
  </message>
  <message>
   <source>Liens vers un site absent de la base : {count}.</source>
   <translation>Links to a site that is not in the base: {count}.</translation>
  </message>
  <message>
   <source>Lieu dont l’usage est décidé ({code}). {told}.</source>
   <translation>Place whose use is decided ({code}). {told}.</translation>
  </message>
  <message>
   <source>Lieu déjà occupé auparavant ({code}). {told}.</source>
   <translation>Place already occupied before ({code}). {told}.</translation>
  </message>
  <message>
   <source>Lieu sans usage décidé ({code}). {told}.</source>
   <translation>Place without a decided use ({code}). {told}.</translation>
  </message>
  <message>
   <source>Linux : installez les paquets de votre distribution, par exemple « python3-shapely », « python3-geopandas » et « python3-pyogrio » (Debian 13, Ubuntu 24.04 ou plus récents ; shapely 1.8 de Debian 12 est trop ancien).</source>
   <translation>Linux: install the packages of your distribution, for example “python3-shapely”, “python3-geopandas” and “python3-pyogrio” (Debian 13, Ubuntu 24.04 or newer; shapely 1.8 of Debian 12 is too old).</translation>
  </message>
  <message>
   <source>L’ajout d’une ligne est dit au journal par celui de la ligne qu’elle détaille.</source>
   <translation>The journal tells of a row being added by the line of the row that it details.</translation>
  </message>
  <message>
   <source>L’ancien fichier n’a pas pu reprendre sa place ({detail}) : il est gardé sous le nom « {path} ».</source>
   <translation>The former file could not be put back in its place ({detail}): it is kept under the name “{path}”.</translation>
  </message>
  <message>
   <source>L’année cible de résorption ({year}) est passée et le site est toujours « {label} ».</source>
   <translation>The target year of resorption ({year}) has passed and the site is still “{label}”.</translation>
  </message>
  <message>
   <source>L’export n’a pas pu être écrit dans « {folder} » : {detail}. Rien n’y a été changé.</source>
   <translation>The export could not be written in “{folder}”: {detail}. Nothing was changed there.</translation>
  </message>
  <message>
   <source>L’identifiant d’une ligne ne change jamais.</source>
   <translation>The identifier of a row never changes.</translation>
  </message>
  <message>
   <source>L’import s’est arrêté sur une erreur inattendue ({detail}). Rien n’a été enregistré.</source>
   <translation>The import stopped on an unexpected error ({detail}). Nothing was saved.</translation>
  </message>
  <message>
   <source>L’octroi du concours ne peut pas précéder sa demande.</source>
   <translation>The grant of assistance cannot be before its request.</translation>
  </message>
  <message>
   <source>L’usage du lieu n’est pas renseigné.</source>
   <translation>The use of the place is not filled in.</translation>
  </message>
  <message>
   <source>L’usage du lieu « {use} » n’est pas reconnu.</source>
   <translation>The use of the place “{use}” is not known.</translation>
  </message>
  <message>
   <source>L’édition « {edition} » de l’annexe n’existe pas : seule l’édition « {known} » peut être produite.</source>
   <translation>The edition “{edition}” of the annex does not exist: only the edition “{known}” can be produced.</translation>
  </message>
  <message>
   <source>L’évacuation ne peut pas précéder l’arrêté.</source>
   <translation>The eviction cannot be before the order.</translation>
  </message>
  <message>
   <source>Manuel Sphère 2018 : 30 m² par personne, services hors du terrain. Repère humanitaire : l’atteindre ne rend conforme à aucun texte.</source>
   <translation>Sphere Handbook 2018: 30 m² per person, services outside the land. A humanitarian landmark: reaching it complies with no text.</translation>
  </message>
  <message>
   <source>Manuel Sphère 2018 : 45 m² par personne, services sur place. Repère humanitaire : l’atteindre ne rend conforme à aucun texte.</source>
   <translation>Sphere Handbook 2018: 45 m² per person, services on the land. A humanitarian landmark: reaching it complies with no text.</translation>
  </message>
  <message>
   <source>Manuel Sphère 2018 : point d’eau à moins de 500 m. Repère humanitaire : l’atteindre ne rend conforme à aucun texte.</source>
   <translation>Sphere Handbook 2018: water point within 500 m. A humanitarian landmark: reaching it complies with no text.</translation>
  </message>
  <message>
   <source>Mauvais : {reasons}.</source>
   <translation>Bad: {reasons}.</translation>
  </message>
  <message>
   <source>Menu Résorption, Dessiner un aménagement transitoire</source>
   <translation>Menu Résorption, Draw a transitional settlement</translation>
  </message>
  <message>
   <source>Menu Résorption, Dessiner un site</source>
   <translation>Menu Résorption, Draw a site</translation>
  </message>
  <message>
   <source>Menu Résorption, Matrice des engagements</source>
   <translation>Menu Résorption, Matrix of commitments</translation>
  </message>
  <message>
   <source>Menu Résorption, Vigilance – Article 11, « Évaluer… »</source>
   <translation>Menu Résorption, Vigilance – Article 11, “Evaluate…”</translation>
  </message>
  <message>
   <source>Mineurs comptés : {count}. Le nombre d’inscrits en établissement scolaire n’est pas renseigné.</source>
   <translation>Minors counted: {count}. The number enrolled in school is not filled in.</translation>
  </message>
  <message>
   <source>Motifs réunis : {names}</source>
   <translation>Reasons met: {names}</translation>
  </message>
  <message>
   <source>Mutafriches (ADEME) : arrêt de transport à moins de 500 m.</source>
   <translation>Mutafriches (ADEME): public transport stop within 500 m.</translation>
  </message>
  <message>
   <source>Ni voie ferrée, autoroute, cimetière, cœur protégé ou eau ; hors zone agricole ou naturelle, à l’écart des sites pollués et du patrimoine.</source>
   <translation>Neither railway, motorway, cemetery, protected core nor water; outside farmland and natural zones, away from polluted sites and heritage.</translation>
  </message>
  <message>
   <source>Nombre de sites occupés où chaque groupe est présent, en total pour le territoire ; aucune personne n’est comptée par origine.</source>
   <translation>Number of occupied sites where each group is present, as a total for the territory; no person is counted by origin.</translation>
  </message>
  <message>
   <source>Non précisé sur la plateforme nationale.</source>
   <translation>Not specified on the national platform.</translation>
  </message>
  <message>
   <source>Non validé localement.</source>
   <translation>Not validated locally.</translation>
  </message>
  <message>
   <source>Non évaluable, au {day}.</source>
   <translation>Cannot be assessed, on {day}.</translation>
  </message>
  <message>
   <source>Occupations antérieures du lieu : {count}</source>
   <translation>Earlier occupations of the place: {count}</translation>
  </message>
  <message>
   <source>Opération interrompue à votre demande. Rien n’a été enregistré.</source>
   <translation>Stopped at your request. Nothing was saved.</translation>
  </message>
  <message>
   <source>Ordre de grandeur du nombre de personnes et de ménages. Un repère, non une norme.</source>
   <translation>Order of magnitude of the number of persons and households. A landmark, not a norm.</translation>
  </message>
  <message>
   <source>Orientations durables saisies sans nombre de personnes : {count}.</source>
   <translation>Lasting orientations entered without a number of persons: {count}.</translation>
  </message>
  <message>
   <source>Panneau Couches, table « Action »</source>
   <translation>Layers panel, table “Action”</translation>
  </message>
  <message>
   <source>Panneau Couches, table « Convention particulière »</source>
   <translation>Layers panel, table “Specific agreement”</translation>
  </message>
  <message>
   <source>Panneau Couches, table « Partenaire »</source>
   <translation>Layers panel, table “Partner”</translation>
  </message>
  <message>
   <source>Panneau Couches, table « Protocole »</source>
   <translation>Layers panel, table “Protocol”</translation>
  </message>
  <message>
   <source>Panneau Couches, table « Réunion »</source>
   <translation>Layers panel, table “Meeting”</translation>
  </message>
  <message>
   <source>Panneau Couches, table « Visa »</source>
   <translation>Layers panel, table “Recital”</translation>
  </message>
  <message>
   <source>Part non calculable : aucun comptage ne donne le nombre de personnes.</source>
   <translation>Share not computable: no count gives the number of persons.</translation>
  </message>
  <message>
   <source>Part non calculable : aucune orientation n’est saisie.</source>
   <translation>Share not computable: no rehousing outcome is entered.</translation>
  </message>
  <message>
   <source>Part non calculable : le dernier comptage est de 0 personne.</source>
   <translation>Share not computable: the last count is of 0 persons.</translation>
  </message>
  <message>
   <source>Part non calculable : {why}.</source>
   <translation>Share cannot be computed: {why}.</translation>
  </message>
  <message>
   <source>Parties</source>
   <translation>Parties</translation>
  </message>
  <message>
   <source>Pas de motif suffisant relevé, au {day}.</source>
   <translation>No sufficient reason found, on {day}.</translation>
  </message>
  <message>
   <source>Pas de site actif voisin ni rejoint, à ce qui est connu ({code}). {told}.</source>
   <translation>No active site near by or moved to, as far as is known ({code}). {told}.</translation>
  </message>
  <message>
   <source>Pas d’occupation antérieure connue ({code}). {told}.</source>
   <translation>No earlier occupation known ({code}). {told}.</translation>
  </message>
  <message>
   <source>Pièce inconnue : {strange}. Les pièces de l’annexe sont : {known}.</source>
   <translation>Unknown part: {strange}. The parts of the annex are: {known}.</translation>
  </message>
  <message>
   <source>Plateforme nationale : les sites ouverts à moins de 500 m sont voisins.</source>
   <translation>National platform: open sites within 500 m are neighbours.</translation>
  </message>
  <message>
   <source>Plateforme nationale : une réinstallation suit la fermeture de moins de 90 jours.</source>
   <translation>National platform: a re-settlement follows the closing by less than 90 days.</translation>
  </message>
  <message>
   <source>Plusieurs couches sont choisies pour « {label} » : {names}. N’en gardez qu’une.</source>
   <translation>Several layers are chosen for “{label}”: {names}. Keep only one.</translation>
  </message>
  <message>
   <source>Plusieurs terrains du résultat portent l’identifiant {parcel} : celui qu’il faut ne peut pas être reconnu. Corrigez la couche des parcelles, puis relancez la recherche.</source>
   <translation>Several pieces of land of the result have the identifier {parcel}: the right one cannot be told. Correct the layer of parcels, then run the search again.</translation>
  </message>
  <message>
   <source>Polygones (colonne `geom`).</source>
   <translation>Polygons (column `geom`).</translation>
  </message>
  <message>
   <source>Pour accueillir dans des conditions dignes, en attendant un logement, ceux qui n’ont rien trouvé.</source>
   <translation>To receive in decent conditions, while they wait for housing, those who have found nothing.</translation>
  </message>
  <message>
   <source>Pour chercher dès maintenant une solution durable avec chaque ménage.</source>
   <translation>To look for a lasting solution with each household, from now on.</translation>
  </message>
  <message>
   <source>Pour comprendre avec les partenaires ce qui a manqué aux fermetures passées.</source>
   <translation>To understand with the partners what past closings lacked.</translation>
  </message>
  <message>
   <source>Pour connaître les besoins des personnes qui vivent de nouveau sur le lieu, avant toute autre décision.</source>
   <translation>To know the needs of the people who live there again, before any other decision.</translation>
  </message>
  <message>
   <source>Pour dire qui gère le lieu, qui l’entretient et à qui s’adresser.</source>
   <translation>To say who manages the place, who maintains it and whom to turn to.</translation>
  </message>
  <message>
   <source>Pour examiner si le lieu lui-même peut accueillir des ménages dans des conditions dignes.</source>
   <translation>To examine whether the place itself can receive households in decent conditions.</translation>
  </message>
  <message>
   <source>Pour garder le lien avec les ménages qui ont vécu sur le lieu et avec le voisinage.</source>
   <translation>To keep in touch with the households who lived there and with the neighbourhood.</translation>
  </message>
  <message>
   <source>Pour les ménages des sites voisins : ajoutez ces sites dans le formulaire.</source>
   <translation>For the households of the neighbouring sites: add these sites in the form.</translation>
  </message>
  <message>
   <source>Pour les ménages qui vivent encore en campement : ajoutez leurs sites actuels dans le formulaire.</source>
   <translation>For the households who still live in a camp: add their present sites in the form.</translation>
  </message>
  <message>
   <source>Pour les ménages qui vivent encore en campement : ajoutez leurs sites dans le formulaire.</source>
   <translation>For the households who still live in a camp: add their sites in the form.</translation>
  </message>
  <message>
   <source>Pour plusieurs terrains</source>
   <translation>For several pieces of land</translation>
  </message>
  <message>
   <source>Pour programmer la première visite, dites ce qui a été constaté le jour de la fermeture.</source>
   <translation>To plan the first visit, say what was found on the closing day.</translation>
  </message>
  <message>
   <source>Pour que chacun sache à qui s’adresser et que les tensions se règlent par le dialogue.</source>
   <translation>So that everybody knows whom to turn to and tensions are settled by dialogue.</translation>
  </message>
  <message>
   <source>Pour que le lieu serve sans attendre le projet définitif.</source>
   <translation>So that the place is used without waiting for the final project.</translation>
  </message>
  <message>
   <source>Pour que le lieu serve : la réponse à un lieu vide est un usage.</source>
   <translation>So that the place is used: the answer to an empty place is a use.</translation>
  </message>
  <message>
   <source>Pour que les conditions de vie ne se dégradent pas tant que le lieu est habité.</source>
   <translation>So that living conditions do not get worse while people live there.</translation>
  </message>
  <message>
   <source>Pour que les enfants qui ont changé de site gardent leur école ou en retrouvent une.</source>
   <translation>So that the children who have changed sites keep their school or find another.</translation>
  </message>
  <message>
   <source>Pour que les ménages partis sans solution durable en trouvent une.</source>
   <translation>So that the households who left without a lasting solution find one.</translation>
  </message>
  <message>
   <source>Pour que les relogements tiennent et que les difficultés soient connues à temps.</source>
   <translation>So that rehousing lasts and difficulties are known in time.</translation>
  </message>
  <message>
   <source>Pour que les soins commencés se poursuivent là où vivent les personnes.</source>
   <translation>So that the care begun goes on where the people live.</translation>
  </message>
  <message>
   <source>Pour que les soins et les suivis commencés ne s’arrêtent pas avec le départ.</source>
   <translation>So that the care and the follow-up begun do not stop with the departure.</translation>
  </message>
  <message>
   <source>Pour que les soins et les vaccinations commencés se poursuivent.</source>
   <translation>So that the care and the vaccinations begun go on.</translation>
  </message>
  <message>
   <source>Pour qu’aucun enfant ne perde son école avec son lieu de vie.</source>
   <translation>So that no child loses a school with a place to live.</translation>
  </message>
  <message>
   <source>Pour qu’un enfant qui a changé de lieu garde son école, ou en retrouve une sans délai.</source>
   <translation>So that a child who has moved keeps the same school, or finds another without delay.</translation>
  </message>
  <message>
   <source>Pour remettre le lieu en état, une fois vide et les effets personnels rendus à leurs propriétaires.</source>
   <translation>To restore the place, once it is empty and personal belongings are returned to their owners.</translation>
  </message>
  <message>
   <source>Pour savoir ce que devient le lieu, et proposer de l’aide sans attendre si des personnes s’y trouvent.</source>
   <translation>To know what becomes of the place, and offer help at once if people are there.</translation>
  </message>
  <message>
   <source>Pour servir de « {label} », la couche « {name} » doit avoir une colonne : {columns}. Dites laquelle, ou choisissez une autre couche.</source>
   <translation>To serve as “{label}”, the layer “{name}” must have a column: {columns}. Say which one, or choose another layer.</translation>
  </message>
  <message>
   <source>Propriétaires et procédures : un enregistrement interrompu a été défait (lignes retirées : {removed}, rétablies : {restored}). Ce qui était saisi est gardé dans « {copy} » : refaites la saisie.</source>
   <translation>Owners and proceedings: an interrupted save was undone (rows taken away: {removed}, put back: {restored}). What had been typed is kept in “{copy}”: enter it again.</translation>
  </message>
  <message>
   <source>Précisez le contexte quand la cause de la fermeture est « Autre ».</source>
   <translation>Specify the context when the cause of the closing is “Other”.</translation>
  </message>
  <message>
   <source>Précisez les modalités d’accès à l’eau quand la réponse est « Autre ».</source>
   <translation>Specify the means of access to water when the answer is “Other”.</translation>
  </message>
  <message>
   <source>QGIS Foncier (Cerema) : la parcelle couvre au moins 50 % de son enveloppe convexe.</source>
   <translation>QGIS Foncier (Cerema): the parcel covers at least 50% of its convex hull.</translation>
  </message>
  <message>
   <source>QGIS Foncier (Cerema) : route à 30 m au plus.</source>
   <translation>QGIS Foncier (Cerema): road within 30 m.</translation>
  </message>
  <message>
   <source>QGIS n’a pas pu préparer l’outil de dessin. Redémarrez QGIS, puis recommencez.</source>
   <translation>QGIS could not prepare the drawing tool. Restart QGIS, then try again.</translation>
  </message>
  <message>
   <source>RAND, étude LA LEADS (Los Angeles Times, 24/07/2024) : retours en un à deux mois après un nettoyage. Étude étrangère, à l’échelle d’un quartier et non d’un lieu. Le délai est une convention.</source>
   <translation>RAND, LA LEADS study (Los Angeles Times, 24/07/2024): returns within one or two months of a clean-up. A foreign study, of a neighbourhood and not of a place. The delay is a convention.</translation>
  </message>
  <message>
   <source>Relevé, sans suffire : {names}</source>
   <translation>Found, but not sufficient: {names}</translation>
  </message>
  <message>
   <source>Revue de 92 diagnostics par la DIHAL : trop peu de recommandations.</source>
   <translation>Review of 92 assessments by DIHAL: too few recommendations.</translation>
  </message>
  <message>
   <source>Règle de la plateforme nationale : un site n’est plus à jour après six mois, comptés 180 jours.</source>
   <translation>Rule of the national platform: a site is out of date after six months, counted as 180 days.</translation>
  </message>
  <message>
   <source>Règle de l’article 11, version {version}, rejouée à chaque fermeture, au {day}.</source>
   <translation>Rule of Article 11, version {version}, replayed at each closing, on {day}.</translation>
  </message>
  <message>
   <source>Règle version {version} vérifiée sur cette base au {day} : {known} fermetures suivies pendant {months} mois et d’issue connue. Lieux réoccupés : {a} sur {b} en vigilance, {c} sur {d} sans motif suffisant.</source>
   <translation>Rule version {version} checked on this base on {day}: {known} closings followed for {months} months and of known outcome. Places occupied again: {a} of {b} in vigilance, {c} of {d} without a sufficient reason.</translation>
  </message>
  <message>
   <source>Réglage « {key} » : « {value} » n’est pas un nombre entier de 1 à {maximum}. La valeur par défaut s’applique : {default}.</source>
   <translation>Setting “{key}”: “{value}” is not a whole number from 1 to {maximum}. The default value applies: {default}.</translation>
  </message>
  <message>
   <source>Réoccupation confirmée</source>
   <translation>Confirmed re-occupation</translation>
  </message>
  <message>
   <source>Réoccupation confirmée dont le site ou la visite manque dans la base : à vérifier.</source>
   <translation>Confirmed re-occupation whose site or visit is missing from the base: to be checked.</translation>
  </message>
  <message>
   <source>Réoccupation confirmée mais commencée le {day}, avant la fermeture : elle n’est pas comptée.</source>
   <translation>Re-occupation confirmed but begun on {day}, before the closing: it is not counted.</translation>
  </message>
  <message>
   <source>Réoccupation confirmée par une visite, mais rien à signaler à la visite du {day} : à revoir.</source>
   <translation>Re-occupation confirmed by a visit, but nothing to report at the visit of {day}: to be reviewed.</translation>
  </message>
  <message>
   <source>Réoccupations qui concernent un site absent de la base, ignorées : {count}.</source>
   <translation>Re-occupations about a site that is not in the base, left aside: {count}.</translation>
  </message>
  <message>
   <source>Réoccupé, au {day}.</source>
   <translation>Occupied again, on {day}.</translation>
  </message>
  <message>
   <source>Saisir la date de fermeture, les orientations, et un comptage d’avant la fermeture qui donne le nombre de personnes.</source>
   <translation>Enter the closing date, the orientations, and a count made before the closing that gives the number of persons.</translation>
  </message>
  <message>
   <source>Sans ce fichier, le propriétaire est « inconnu », sauf si la couche des parcelles le dit. Il éclaire le choix et ne change pas le résultat des règles.</source>
   <translation>Without this file the owner is “unknown”, unless the layer of parcels tells it. It throws light on the choice and does not change the result of the rules.</translation>
  </message>
  <message>
   <source>Sans cette couche, la règle {rule} ne pourra être satisfaite nulle part : les parcelles qui ne sont pas exclues seront « non évaluables ».</source>
   <translation>Without this layer rule {rule} cannot be satisfied anywhere: parcels that are not excluded will be “cannot be assessed”.</translation>
  </message>
  <message>
   <source>Sans périmètre, rien n’est connu en dehors des zones réglementaires : les parcelles y seront « non évaluables ».</source>
   <translation>Without a perimeter nothing is known outside the regulated zones: parcels there will be “cannot be assessed”.</translation>
  </message>
  <message>
   <source>Serre 2016, « tiers foncier » à Marseille (Métropolitiques). Rien ne permet de dire que le foncier public soit davantage concerné : la question est celle du gestionnaire.</source>
   <translation>Serre 2016, “tiers foncier” in Marseille (Métropolitiques). Nothing allows saying that public land is more concerned: the question is that of the manager.</translation>
  </message>
  <message>
   <source>Seuls les lieux de cette commune sont dessinés.</source>
   <translation>Only the places of this municipality are drawn.</translation>
  </message>
  <message>
   <source>Signatures</source>
   <translation>Signatures</translation>
  </message>
  <message>
   <source>Sinon, une seule ligne refusée suffit pour que rien ne soit enregistré.</source>
   <translation>Otherwise a single refused row is enough for nothing to be saved.</translation>
  </message>
  <message>
   <source>Site actif voisin, ou rejoint par des ménages partis d’ici ({code}). {told}.</source>
   <translation>Active site near by, or moved to by households who left from here ({code}). {told}.</translation>
  </message>
  <message>
   <source>Site déclaré résorbé, sans le nombre qui le montre : {why}.</source>
   <translation>Site declared resorbed, without the number that shows it: {why}.</translation>
  </message>
  <message>
   <source>Site {code} : contour {why}. Ses distances ne sont pas mesurées.</source>
   <translation>Site {code}: outline {why}. Its distances are not measured.</translation>
  </message>
  <message>
   <source>Site {code} : d’après la base d’aujourd’hui, il n’était pas fermé le {day}. Le résultat déjà enregistré pour ce jour est gardé tel quel.</source>
   <translation>Site {code}: according to the base today, it was not closed on {day}. The result already recorded for that day is kept as it is.</translation>
  </message>
  <message>
   <source>Site {code} : {note}</source>
   <translation>Site {code}: {note}</translation>
  </message>
  <message>
   <source>Sites actifs sans contour utilisable, peut-être voisins : {count}.</source>
   <translation>Active sites without a usable outline, perhaps near by: {count}.</translation>
  </message>
  <message>
   <source>Sites fermés avant, sans contour utilisable : {count} ({names}).</source>
   <translation>Sites closed before, without a usable outline: {count} ({names}).</translation>
  </message>
  <message>
   <source>Sites fermés à une date postérieure au {day}, considérés comme encore occupés : {count} ({names}).</source>
   <translation>Sites closed at a date after {day}, taken as still occupied: {count} ({names}).</translation>
  </message>
  <message>
   <source>Sites fermés : {closings}, dont suivis pendant {months} mois : {followed}, d’issue connue : {known}.</source>
   <translation>Closed sites: {closings}, of which followed for {months} months: {followed}, with a known outcome: {known}.</translation>
  </message>
  <message>
   <source>Sites habités sans contour utilisable dans la base : {codes}. Les terrains qu’ils occupent ne sont pas connus.</source>
   <translation>Inhabited sites without a usable outline in the base: {codes}. The land that they occupy is not known.</translation>
  </message>
  <message>
   <source>Sites sans date de fermeture sûre, non suivis, et pris pour déjà fermés auprès des autres : {count}.</source>
   <translation>Sites without a sure closing date, not followed, and taken as already closed beside the others: {count}.</translation>
  </message>
  <message>
   <source>Sites suivis dont une réoccupation possible n’est pas tranchée ou pas datée : {count}.</source>
   <translation>Followed sites of which a possible re-occupation is not decided or not dated: {count}.</translation>
  </message>
  <message>
   <source>Sites suivis sans aucune visite ni réoccupation connue, d’issue inconnue : {count}.</source>
   <translation>Followed sites without any visit or known re-occupation, of unknown outcome: {count}.</translation>
  </message>
  <message>
   <source>Suppression refusée : des lignes de « {contenu} » s’y rapportent ({nombre}). Modifiez-les ou supprimez-les d’abord.</source>
   <translation>Deletion refused: rows of “{contenu}” refer to it ({nombre}). Change or delete them first.</translation>
  </message>
  <message>
   <source>Terrain sous un site habité du protocole ({codes}) : des personnes y vivent, il n’est pas disponible.</source>
   <translation>Land under an inhabited site of the protocol ({codes}): people live there, it is not available.</translation>
  </message>
  <message>
   <source>Tout le reste de l’extension fonctionne sans elles.</source>
   <translation>All the rest of the plugin works without them.</translation>
  </message>
  <message>
   <source>Tracer les contours qui manquent, celui de ce site ou de ses voisins.</source>
   <translation>Draw the outlines that are missing, that of this site or of its neighbours.</translation>
  </message>
  <message>
   <source>Traitement « Vérifier la règle de vigilance sur les fermetures passées » (resorption:verifier_vigilance).</source>
   <translation>Algorithm “Check the watch rule against past closings” (resorption:verifier_vigilance).</translation>
  </message>
  <message>
   <source>Un aménagement ouvert ou fermé doit avoir une date d’ouverture.</source>
   <translation>An open or closed settlement must have an opening date.</translation>
  </message>
  <message>
   <source>Un diagnostic prévu ne peut pas être dans le passé.</source>
   <translation>A planned assessment cannot be in the past.</translation>
  </message>
  <message>
   <source>Un diagnostic prévu ou réalisé doit avoir une date.</source>
   <translation>A planned or completed assessment must have a date.</translation>
  </message>
  <message>
   <source>Un diagnostic réalisé ne peut pas être dans le futur.</source>
   <translation>A completed assessment cannot be in the future.</translation>
  </message>
  <message>
   <source>Un lien « occupation antérieure » compte comme une réoccupation confirmée.</source>
   <translation>A link “earlier occupation” counts as a confirmed re-occupation.</translation>
  </message>
  <message>
   <source>Un lieu plus souvent visité donne plus de constats : le nombre de constats ne compare pas les lieux entre eux.</source>
   <translation>A place visited more often gives more findings: the number of findings does not compare places with each other.</translation>
  </message>
  <message>
   <source>Un parcours ne peut pas relier plus de {most} sites : il y en a {count}. Filtrez la liste.</source>
   <translation>A route cannot link more than {most} sites: there are {count} of them. Filter the list.</translation>
  </message>
  <message>
   <source>Un site ne peut pas se réoccuper lui-même.</source>
   <translation>A site cannot reoccupy itself.</translation>
  </message>
  <message>
   <source>Un site ne peut pas être sa propre origine.</source>
   <translation>A site cannot be its own origin.</translation>
  </message>
  <message>
   <source>Un site ne peut pas être son propre précédent.</source>
   <translation>A site cannot be its own predecessor.</translation>
  </message>
  <message>
   <source>Un site résorbé ou fermé doit avoir une cause de fermeture.</source>
   <translation>A resorbed or closed site must have a cause of closing.</translation>
  </message>
  <message>
   <source>Un site résorbé ou fermé doit avoir une date de fermeture.</source>
   <translation>A resorbed or closed site must have a closing date.</translation>
  </message>
  <message>
   <source>Un terrain écarté doit l’être avec un motif.</source>
   <translation>Land that is rejected must be so with a reason.</translation>
  </message>
  <message>
   <source>Une autre ligne a déjà cette valeur ({labels}), qui doit être unique.</source>
   <translation>Another row already has this value ({labels}), which must be unique.</translation>
  </message>
  <message>
   <source>Une autre visite de ce site a été enregistrée entre-temps. Rien n’a été modifié : relisez-la, puis donnez la date de la suivante.</source>
   <translation>Another visit of this site has been recorded meanwhile. Nothing was changed: read it, then give the date of the next one.</translation>
  </message>
  <message>
   <source>Une date de fermeture est enregistrée ({date}) et le site est encore « {label} » : fermez le site, ou effacez cette date.</source>
   <translation>A closing date is recorded ({date}) and the site is still “{label}”: close the site, or clear this date.</translation>
  </message>
  <message>
   <source>Une date d’évacuation est fixée ({date}) et aucun diagnostic social n’est enregistré.</source>
   <translation>An eviction date is set ({date}) and no social assessment is recorded.</translation>
  </message>
  <message>
   <source>Une date d’évacuation est fixée ({date}) et le diagnostic social n’est pas encore enregistré comme réalisé.</source>
   <translation>An eviction date is set ({date}) and the social assessment is not recorded as done yet.</translation>
  </message>
  <message>
   <source>Une ligne par site : ce qu’il devient, et pourquoi. Écrit même si l’import est refusé.</source>
   <translation>One row per site: what becomes of it, and why. Written even if the import is refused.</translation>
  </message>
  <message>
   <source>Une liste de valeurs n’est pas acceptée : il faut une ligne par valeur.</source>
   <translation>A list of values is not accepted: one row per value is needed.</translation>
  </message>
  <message>
   <source>Une parcelle choisie n’a pas d’identifiant lisible : elle ne peut pas être reconnue au cadastre. Vérifiez la colonne de l’identifiant dans la page « Couches », puis relancez la recherche.</source>
   <translation>A chosen parcel has no readable identifier: it cannot be recognised in the land register. Check the identifier column on the “Layers” page, then run the search again.</translation>
  </message>
  <message>
   <source>Une personne sur {personnes} a une solution durable (hébergement accompagné {accompagnes}, logement {logements}), soit {part} % : le seuil de {seuil} % est atteint.</source>
   <translation>One person out of {personnes} has a lasting solution (accompanied accommodation {accompagnes}, housing {logements}), that is {part}%: the threshold of {seuil}% is reached.</translation>
  </message>
  <message>
   <source>Une personne sur {personnes} a une solution durable (hébergement accompagné {accompagnes}, logement {logements}), soit {part} % : le seuil de {seuil} % n’est pas atteint.</source>
   <translation>One person out of {personnes} has a lasting solution (accompanied accommodation {accompagnes}, housing {logements}), that is {part}%: the threshold of {seuil}% is not reached.</translation>
  </message>
  <message>
   <source>Une phase est celle d’un site ou celle d’un aménagement.</source>
   <translation>A phase is that of a site or that of a settlement.</translation>
  </message>
  <message>
   <source>Une pièce est jointe à une chose et une seule.</source>
   <translation>A document is attached to one thing and one only.</translation>
  </message>
  <message>
   <source>Une route passe à proximité, à vol d’oiseau depuis le bord de la parcelle.</source>
   <translation>A road passes near by, in a straight line from the edge of the parcel.</translation>
  </message>
  <message>
   <source>Une réoccupation n’est connue que si quelqu’un est passé : un site sans visite pendant le suivi n’est pas compté comme non réoccupé.</source>
   <translation>A re-occupation is known only if somebody went there: a site without a visit during the follow-up is not counted as not occupied again.</translation>
  </message>
  <message>
   <source>Une seule ligne.</source>
   <translation>One row only.</translation>
  </message>
  <message>
   <source>Une seule visite pendant le suivi suffit à compter un site comme non réoccupé, même si elle est ancienne.</source>
   <translation>A single visit during the follow-up is enough to count a site as not occupied again, even an early one.</translation>
  </message>
  <message>
   <source>Une visite a été faite le {date} : la prochaine la suit.</source>
   <translation>A visit was made on {date}: the next one comes after it.</translation>
  </message>
  <message>
   <source>Usages du lieu datés après le {day}, ignorés : {count}.</source>
   <translation>Uses of the place dated after {day}, left aside: {count}.</translation>
  </message>
  <message>
   <source>Vigilance, au {day}.</source>
   <translation>Watch, on {day}.</translation>
  </message>
  <message>
   <source>Visas</source>
   <translation>Recitals</translation>
  </message>
  <message>
   <source>Visite du {day} : constat inconnu.</source>
   <translation>Visit of {day}: unknown finding.</translation>
  </message>
  <message>
   <source>Visite du {day} : occupation partielle.</source>
   <translation>Visit of {day}: partial occupation.</translation>
  </message>
  <message>
   <source>Visite du {day} : reconstitution.</source>
   <translation>Visit of {day}: the site has formed again.</translation>
  </message>
  <message>
   <source>Visite du {day} : rien à signaler.</source>
   <translation>Visit of {day}: nothing to report.</translation>
  </message>
  <message>
   <source>Visite du {day} : traces de passage.</source>
   <translation>Visit of {day}: traces of people passing.</translation>
  </message>
  <message>
   <source>Visite du {day} : {label}</source>
   <translation>Visit of {day}: {label}</translation>
  </message>
  <message>
   <source>Visites datées après le {day}, ignorées : {count}.</source>
   <translation>Visits dated after {day}, left aside: {count}.</translation>
  </message>
  <message>
   <source>Vous n’avez pas le droit d’écrire dans le dossier « {folder} ». Choisissez un autre dossier, puis recommencez.</source>
   <translation>You do not have the right to write in the folder “{folder}”. Choose another folder, then try again.</translation>
  </message>
  <message>
   <source>Vous n’avez pas le droit d’écrire dans le dossier « {folder} ». Choisissez un autre dossier.</source>
   <translation>You do not have the right to write in the folder “{folder}”. Choose another folder.</translation>
  </message>
  <message>
   <source>Vérifier la date de fermeture.</source>
   <translation>Check the closing date.</translation>
  </message>
  <message>
   <source>Windows : l’installateur autonome de QGIS (fichier .msi) les contient. Avec OSGeo4W, relancez « OSGeo4W Setup », installation avancée, et ajoutez « python3-shapely », « python3-geopandas » et « python3-pyogrio » en laissant les autres paquets tels qu’ils sont. Sans droit d’administrateur, demandez-le à votre service informatique.</source>
   <translation>Windows: the standalone installer of QGIS (.msi file) contains them. With OSGeo4W, run “OSGeo4W Setup” again, advanced install, and add “python3-shapely”, “python3-geopandas” and “python3-pyogrio”, leaving the other packages as they are. Without administrator rights, ask your IT department.</translation>
  </message>
  <message>
   <source>X et Y semblent inversés : échangés, ils tombent dans le territoire.</source>
   <translation>X and Y seem to be swapped: the other way round, they fall in the territory.</translation>
  </message>
  <message>
   <source>absent</source>
   <translation>missing</translation>
  </message>
  <message>
   <source>acteurs en présence</source>
   <translation>actors present</translation>
  </message>
  <message>
   <source>actions de l’article {number}</source>
   <translation>actions of Article {number}</translation>
  </message>
  <message>
   <source>actions déjà engagées</source>
   <translation>actions already under way</translation>
  </message>
  <message>
   <source>aménagements transitoires, ou « néant »</source>
   <translation>transitional settlements, or “none”</translation>
  </message>
  <message>
   <source>antériorité des sites</source>
   <translation>age of the sites</translation>
  </message>
  <message>
   <source>appartenance à une communauté marginalisée</source>
   <translation>belonging to a marginalised community</translation>
  </message>
  <message>
   <source>associations parties au protocole</source>
   <translation>associations that are parties to the protocol</translation>
  </message>
  <message>
   <source>au plus, car les risques ne sont pas connus partout</source>
   <translation>at most, for risks are not known everywhere</translation>
  </message>
  <message>
   <source>aucun aménagement enregistré</source>
   <translation>no settlement recorded</translation>
  </message>
  <message>
   <source>aucun comptage avant la fermeture ne donne le nombre de personnes</source>
   <translation>no count before the closing gives the number of persons</translation>
  </message>
  <message>
   <source>aucun connu</source>
   <translation>none known</translation>
  </message>
  <message>
   <source>aucun type de toilettes n’est indiqué</source>
   <translation>no kind of toilet is told</translation>
  </message>
  <message>
   <source>aucun usage décidé</source>
   <translation>no use decided</translation>
  </message>
  <message>
   <source>aucun usage décidé, constat du {date}</source>
   <translation>no use decided, statement of {date}</translation>
  </message>
  <message>
   <source>aucune commune</source>
   <translation>no municipality</translation>
  </message>
  <message>
   <source>aucune couche des zones réglementaires n’a été fournie, rien n’est connu</source>
   <translation>no layer of regulation zones was given, nothing is known</translation>
  </message>
  <message>
   <source>aucune orientation saisie</source>
   <translation>no orientation entered</translation>
  </message>
  <message>
   <source>aucune règle appliquée ne s’y oppose</source>
   <translation>no rule that is applied stands against it</translation>
  </message>
  <message>
   <source>aucune visite depuis la fermeture ({days} jour)</source>
   <translation>no visit since the closing ({days} day)</translation>
  </message>
  <message>
   <source>aucune visite depuis la fermeture ({days} jours)</source>
   <translation>no visit since the closing ({days} days)</translation>
  </message>
  <message>
   <source>aucune visite prévue</source>
   <translation>no visit planned</translation>
  </message>
  <message>
   <source>autres dispositions principales de la circulaire du 26 août 2012</source>
   <translation>other main provisions of the circular of 26 August 2012</translation>
  </message>
  <message>
   <source>calendrier des actions et des engagements</source>
   <translation>calendar of the actions and engagements</translation>
  </message>
  <message>
   <source>capacité : {before} → {after} personnes</source>
   <translation>capacity: {before} → {after} people</translation>
  </message>
  <message>
   <source>catégorie de propriétaire : {owner}</source>
   <translation>category of owner: {owner}</translation>
  </message>
  <message>
   <source>ce qui manque</source>
   <translation>what is missing</translation>
  </message>
  <message>
   <source>ce site ressemble à un ou plusieurs sites de la base ({named}). Choisissez le bon dans la fenêtre d’import, ou inscrivez l’identifiant de la plateforme dans la fiche du site.</source>
   <translation>this site looks like one or several sites of the base ({named}). Choose the right one in the import window, or write the identifier of the platform in the form of the site.</translation>
  </message>
  <message>
   <source>cellule de veille</source>
   <translation>watch unit</translation>
  </message>
  <message>
   <source>cette date est antérieure à 1950.</source>
   <translation>this date is before 1950.</translation>
  </message>
  <message>
   <source>cette date n’existe pas.</source>
   <translation>this date does not exist.</translation>
  </message>
  <message>
   <source>cette réponse ne fait pas partie de celles qui sont connues.</source>
   <translation>this answer is not one of those that are known.</translation>
  </message>
  <message>
   <source>chaque ligne doit finir par (Public), (Privé) ou (Inconnu).</source>
   <translation>each line must end with (Public), (Privé) or (Inconnu).</translation>
  </message>
  <message>
   <source>chaque phase doit être « en cours » ou datée (JJ/MM/AAAA).</source>
   <translation>each phase must be “en cours” or dated (DD/MM/YYYY).</translation>
  </message>
  <message>
   <source>choisi à la main</source>
   <translation>chosen by hand</translation>
  </message>
  <message>
   <source>comme la dernière fois</source>
   <translation>as the last time</translation>
  </message>
  <message>
   <source>communes parties au protocole</source>
   <translation>municipalities that are parties to the protocol</translation>
  </message>
  <message>
   <source>conditions</source>
   <translation>conditions</translation>
  </message>
  <message>
   <source>confirmer que « {name} » est signataire</source>
   <translation>confirm that “{name}” signs</translation>
  </message>
  <message>
   <source>contexte territorial</source>
   <translation>territorial context</translation>
  </message>
  <message>
   <source>contour absent ou sans surface, la règle n’a pas pu être examinée</source>
   <translation>outline missing or without area, the rule could not be examined</translation>
  </message>
  <message>
   <source>contour modifié</source>
   <translation>outline changed</translation>
  </message>
  <message>
   <source>conventions particulières d’application, ou « néant »</source>
   <translation>particular agreements of application, or “none”</translation>
  </message>
  <message>
   <source>coopération avec le CLSPD et coordination avec le contrat local de sécurité</source>
   <translation>cooperation with the CLSPD and coordination with the local security contract</translation>
  </message>
  <message>
   <source>couches lues : {before} → {after}</source>
   <translation>layers read: {before} → {after}</translation>
  </message>
  <message>
   <source>couches non fournies, donc inconnu : {names}</source>
   <translation>layers not given, hence unknown: {names}</translation>
  </message>
  <message>
   <source>dans {days} jour</source>
   <translation>in {days} day</translation>
  </message>
  <message>
   <source>dans {days} jours</source>
   <translation>in {days} days</translation>
  </message>
  <message>
   <source>date de fermeture</source>
   <translation>closing date</translation>
  </message>
  <message>
   <source>date de fermeture inconnue</source>
   <translation>closing date unknown</translation>
  </message>
  <message>
   <source>date de la signature</source>
   <translation>date of the signature</translation>
  </message>
  <message>
   <source>de {least} personnes (services sur place, {each} m² chacune) à {most} personnes (services hors du terrain, {reduced} m² chacune), un repère et non une norme</source>
   <translation>from {least} people (services on the land, {each} m² each) to {most} people (services outside the land, {reduced} m² each), a landmark and not a norm</translation>
  </message>
  <message>
   <source>disponibilité inconnue</source>
   <translation>availability unknown</translation>
  </message>
  <message>
   <source>disponible depuis le {date}</source>
   <translation>available since {date}</translation>
  </message>
  <message>
   <source>disponible à partir du {date}</source>
   <translation>available from {date}</translation>
  </message>
  <message>
   <source>délibérations qui autorisent la signature du protocole</source>
   <translation>deliberations that authorise the signature of the protocol</translation>
  </message>
  <message>
   <source>d’après le nom de la couche seulement : à vérifier</source>
   <translation>by the name of the layer only: to be checked</translation>
  </message>
  <message>
   <source>d’après ses colonnes ({columns})</source>
   <translation>by its columns ({columns})</translation>
  </message>
  <message>
   <source>elle remplit {percent} % de son enveloppe convexe (seuil : {least} %)</source>
   <translation>it fills {percent}% of its convex hull (threshold: {least}%)</translation>
  </message>
  <message>
   <source>elle remplit {percent} % de son enveloppe convexe (seuil : {least} %)</source>
   <translation>it fills {percent}% of its convex hull (threshold: {least}%)</translation>
  </message>
  <message>
   <source>engagements de la commune</source>
   <translation>engagements of the municipality</translation>
  </message>
  <message>
   <source>engagements de l’intercommunalité</source>
   <translation>engagements of the inter-municipal body</translation>
  </message>
  <message>
   <source>engagements de l’État</source>
   <translation>engagements of the State</translation>
  </message>
  <message>
   <source>engagements des partenaires associatifs</source>
   <translation>engagements of the associations</translation>
  </message>
  <message>
   <source>engagements du Conseil départemental</source>
   <translation>engagements of the departmental council</translation>
  </message>
  <message>
   <source>engagements du Conseil régional</source>
   <translation>engagements of the regional council</translation>
  </message>
  <message>
   <source>et une autre valeur</source>
   <translation>and one more value</translation>
  </message>
  <message>
   <source>et {nombre} autres valeurs</source>
   <translation>and {nombre} more values</translation>
  </message>
  <message>
   <source>exclu par</source>
   <translation>excluded by</translation>
  </message>
  <message>
   <source>fermeture récente</source>
   <translation>recent closing</translation>
  </message>
  <message>
   <source>fermé le {date}</source>
   <translation>closed on {date}</translation>
  </message>
  <message>
   <source>fonction du signataire pour « {name} »</source>
   <translation>function of the person who signs for “{name}”</translation>
  </message>
  <message>
   <source>fonction qui représente « {name} »</source>
   <translation>function that represents “{name}”</translation>
  </message>
  <message>
   <source>gestionnaire et équipements</source>
   <translation>manager and equipment</translation>
  </message>
  <message>
   <source>gestionnaire non identifié, constat du {date}</source>
   <translation>manager not identified, statement of {date}</translation>
  </message>
  <message>
   <source>gestionnaire ou équipements</source>
   <translation>manager or equipment</translation>
  </message>
  <message>
   <source>hors du territoire (autre système de coordonnées ?)</source>
   <translation>outside the territory (another coordinate system?)</translation>
  </message>
  <message>
   <source>information complète</source>
   <translation>complete information</translation>
  </message>
  <message>
   <source>information incomplète</source>
   <translation>incomplete information</translation>
  </message>
  <message>
   <source>instances et dates de leurs réunions</source>
   <translation>bodies and dates of their meetings</translation>
  </message>
  <message>
   <source>intercommunalité, si elle est partie au protocole</source>
   <translation>inter-municipal body, if it is a party to the protocol</translation>
  </message>
  <message>
   <source>jamais visité, date de fermeture inconnue</source>
   <translation>never visited, day of the closing unknown</translation>
  </message>
  <message>
   <source>la balise est mal écrite, ou ne peut pas être calculée ({words})</source>
   <translation>the tag is badly written, or cannot be reckoned ({words})</translation>
  </message>
  <message>
   <source>la base a une décision motivée, différente de l’export : elle est gardée.</source>
   <translation>the base has a decision with its reason, different from the export: it is kept.</translation>
  </message>
  <message>
   <source>la commune {codes}</source>
   <translation>the municipality {codes}</translation>
  </message>
  <message>
   <source>la latitude et la longitude semblent inversées. Corrigez-les à la source.</source>
   <translation>the latitude and the longitude seem to be swapped. Correct them at the source.</translation>
  </message>
  <message>
   <source>la ligne « {label} »</source>
   <translation>the row “{label}”</translation>
  </message>
  <message>
   <source>la réponse importée « {declared} » diffère du calcul ({computed}) : elle est gardée, avec le motif « {reason} ».</source>
   <translation>the imported answer “{declared}” differs from the computed one ({computed}): it is kept, with the reason “{reason}”.</translation>
  </message>
  <message>
   <source>la situation de la base est plus récente que celle de l’export : ses valeurs sont gardées.</source>
   <translation>the situation in the base is more recent than that of the export: its values are kept.</translation>
  </message>
  <message>
   <source>la {label}</source>
   <translation>the {label}</translation>
  </message>
  <message>
   <source>laissé de côté par le protocole : {names}</source>
   <translation>left out by the protocol: {names}</translation>
  </message>
  <message>
   <source>le code INSEE {written} ne correspond pas à l’emplacement : la commune retenue est {name} ({insee}).</source>
   <translation>the INSEE code {written} does not match the place: the municipality kept is {name} ({insee}).</translation>
  </message>
  <message>
   <source>le contour se croisait lui-même : il a été réparé.</source>
   <translation>the outline crossed itself: it was repaired.</translation>
  </message>
  <message>
   <source>le dernier comptage est de 0 personne</source>
   <translation>the last count is of 0 persons</translation>
  </message>
  <message>
   <source>le filtre « {name} » n’existe pas</source>
   <translation>the filter “{name}” does not exist</translation>
  </message>
  <message>
   <source>le foncier {code} qui le recouvre est retenu ou aménagé : enregistrer l’usage du lieu</source>
   <translation>the land {code} that covers it is chosen or equipped: record the use of the place</translation>
  </message>
  <message>
   <source>le lien « {label} »</source>
   <translation>the link “{label}”</translation>
  </message>
  <message>
   <source>le lien « {label} » avec {nom}</source>
   <translation>the link “{label}” with {nom}</translation>
  </message>
  <message>
   <source>le même site est déjà à la ligne {first}.</source>
   <translation>the same site is already in row {first}.</translation>
  </message>
  <message>
   <source>le pied de page</source>
   <translation>the footer</translation>
  </message>
  <message>
   <source>le seuil du protocole n’est pas compris entre 1 et 100</source>
   <translation>the threshold of the protocol is not between 1 and 100</translation>
  </message>
  <message>
   <source>le site est fermé dans la base et ouvert dans l’export : son statut n’est pas changé.</source>
   <translation>the site is closed in the base and open in the export: its status is not changed.</translation>
  </message>
  <message>
   <source>le site est hors du territoire du protocole (code INSEE {insee}).</source>
   <translation>the site is outside the territory of the protocol (INSEE code {insee}).</translation>
  </message>
  <message>
   <source>le site est hors du territoire du protocole.</source>
   <translation>the site is outside the territory of the protocol.</translation>
  </message>
  <message>
   <source>le texte</source>
   <translation>the text</translation>
  </message>
  <message>
   <source>le texte contient des balises (« &lt; »). Retirez-les à la source.</source>
   <translation>the text contains tags (“&lt;”). Remove them at the source.</translation>
  </message>
  <message>
   <source>le texte contient des caractères de contrôle. Retapez-le à la source.</source>
   <translation>the text contains control characters. Type it again at the source.</translation>
  </message>
  <message>
   <source>le texte ressemble à une formule : il est gardé comme texte.</source>
   <translation>the text looks like a formula: it is kept as text.</translation>
  </message>
  <message>
   <source>le {label}</source>
   <translation>the {label}</translation>
  </message>
  <message>
   <source>les communes {codes}</source>
   <translation>the municipalities {codes}</translation>
  </message>
  <message>
   <source>les communes {codes} et {count} autre(s)</source>
   <translation>the municipalities {codes} and {count} other(s)</translation>
  </message>
  <message>
   <source>les coordonnées manquent ou ne désignent aucun lieu. Complétez-les à la source.</source>
   <translation>the coordinates are missing or point to no place. Complete them at the source.</translation>
  </message>
  <message>
   <source>les coordonnées ne se convertissent pas dans le système de la base.</source>
   <translation>the coordinates cannot be converted to the system of the base.</translation>
  </message>
  <message>
   <source>les orientations ({told}) dépassent le comptage ({persons})</source>
   <translation>the orientations ({told}) exceed the count ({persons})</translation>
  </message>
  <message>
   <source>les personnes orientées ({oriented}) sont plus nombreuses que les habitants ({persons}).</source>
   <translation>the rehoused persons ({oriented}) outnumber the inhabitants ({persons}).</translation>
  </message>
  <message>
   <source>les {label}</source>
   <translation>the {label}</translation>
  </message>
  <message>
   <source>lieu de la signature</source>
   <translation>place of the signature</translation>
  </message>
  <message>
   <source>lieu déjà occupé</source>
   <translation>place occupied before</translation>
  </message>
  <message>
   <source>litiges et conciliation</source>
   <translation>disputes and conciliation</translation>
  </message>
  <message>
   <source>localisation des sites</source>
   <translation>location of the sites</translation>
  </message>
  <message>
   <source>l’aménagement qui s’y trouvait est fermé</source>
   <translation>the settlement that was there is closed</translation>
  </message>
  <message>
   <source>l’emprise de la couche</source>
   <translation>the extent of the layer</translation>
  </message>
  <message>
   <source>l’en-tête</source>
   <translation>the header</translation>
  </message>
  <message>
   <source>l’instruction « {name} » n’est pas à sa place</source>
   <translation>the instruction “{name}” is not in its place</translation>
  </message>
  <message>
   <source>l’{label}</source>
   <translation>the {label}</translation>
  </message>
  <message>
   <source>macOS : des versions récentes de QGIS (3.44.4 et suivantes, 4.0) ont été livrées sans elles. Installez à côté la version à long terme 3.40, ou faites la recherche sur un poste Windows ou Linux avec une copie de la base.</source>
   <translation>macOS: recent versions of QGIS (3.44.4 and later, 4.0) were delivered without them. Install the long-term version 3.40 beside it, or run the search on a Windows or Linux computer with a copy of the base.</translation>
  </message>
  <message>
   <source>mode de participation des habitants</source>
   <translation>how the inhabitants take part</translation>
  </message>
  <message>
   <source>nationalités, par groupes et en total seulement</source>
   <translation>nationalities, by groups and as totals only</translation>
  </message>
  <message>
   <source>ni zone d’interdiction ni zone d’aléa à prescriptions dans le plan qui couvre la parcelle</source>
   <translation>neither a prohibition zone nor a hazard zone with requirements in the plan that covers the parcel</translation>
  </message>
  <message>
   <source>nombre de campements illicites et de grands squats</source>
   <translation>number of illicit camps and large squats</translation>
  </message>
  <message>
   <source>nombre de personnes, dont adultes et enfants</source>
   <translation>number of persons, adults and children</translation>
  </message>
  <message>
   <source>nombre de personnes : aucun site occupé n’a été compté</source>
   <translation>number of persons: no occupied site was counted</translation>
  </message>
  <message>
   <source>nombre non établi ({why}), résorption déclarée : non</source>
   <translation>number not established ({why}), resorption declared: no</translation>
  </message>
  <message>
   <source>non valide</source>
   <translation>not valid</translation>
  </message>
  <message>
   <source>occupations antérieures</source>
   <translation>earlier occupations</translation>
  </message>
  <message>
   <source>orientations saisies sans nombre de personnes</source>
   <translation>orientations entered without a number of persons</translation>
  </message>
  <message>
   <source>part de solutions durables</source>
   <translation>share of lasting solutions</translation>
  </message>
  <message>
   <source>pas d’autre type de toilettes que les latrines</source>
   <translation>no other kind of toilet than latrines</translation>
  </message>
  <message>
   <source>pas encore fermé le {day}</source>
   <translation>not closed yet on {day}</translation>
  </message>
  <message>
   <source>pilotage et calendrier</source>
   <translation>steering and calendar</translation>
  </message>
  <message>
   <source>principales dispositions de ce texte (« {title} »)</source>
   <translation>main provisions of this text (“{title}”)</translation>
  </message>
  <message>
   <source>principales dispositions de la recommandation du 9 décembre 2013</source>
   <translation>main provisions of the recommendation of 9 December 2013</translation>
  </message>
  <message>
   <source>propriétaire inconnu : aucune personne morale n’est relevée, ce qui ne dit pas qu’il est privé</source>
   <translation>owner unknown: no legal person is on record, which does not say that the owner is private</translation>
  </message>
  <message>
   <source>propriétaire public : {label}</source>
   <translation>public owner: {label}</translation>
  </message>
  <message>
   <source>prévue aujourd’hui</source>
   <translation>planned today</translation>
  </message>
  <message>
   <source>recouvre un lieu fermé dont l’usage est décidé : {codes}</source>
   <translation>covers a closed place whose use is decided: {codes}</translation>
  </message>
  <message>
   <source>rien de tel dans les couches fournies</source>
   <translation>nothing of the kind in the layers given</translation>
  </message>
  <message>
   <source>rien d’autre n’a changé pour {names}</source>
   <translation>nothing else changed for {names}</translation>
  </message>
  <message>
   <source>rien n’est connu d’une partie de ce que regarde cette règle</source>
   <translation>nothing is known of a part of what this rule looks at</translation>
  </message>
  <message>
   <source>règle nouvellement appliquée</source>
   <translation>rule newly applied</translation>
  </message>
  <message>
   <source>règle qui n’est plus appliquée</source>
   <translation>rule no longer applied</translation>
  </message>
  <message>
   <source>révision du protocole</source>
   <translation>revision of the protocol</translation>
  </message>
  <message>
   <source>sans date de fermeture sûre, le dernier comptage avant elle n’est pas connu</source>
   <translation>without a sure closing date, the last count before it is not known</translation>
  </message>
  <message>
   <source>sans réponse</source>
   <translation>no answer</translation>
  </message>
  <message>
   <source>sans solution durable pour la part fixée</source>
   <translation>without a lasting solution for the set share</translation>
  </message>
  <message>
   <source>service de l’État signataire et fonction de son représentant</source>
   <translation>service of the State that signs, and function of its representative</translation>
  </message>
  <message>
   <source>seuils : {limit}</source>
   <translation>thresholds: {limit}</translation>
  </message>
  <message>
   <source>signataires</source>
   <translation>signatories</translation>
  </message>
  <message>
   <source>site actif voisin ou rejoint</source>
   <translation>active site near by or moved to</translation>
  </message>
  <message>
   <source>sites voisins</source>
   <translation>neighbouring sites</translation>
  </message>
  <message>
   <source>soit de {least} à {most} ménages</source>
   <translation>that is {least} to {most} households</translation>
  </message>
  <message>
   <source>textes de référence</source>
   <translation>texts of reference</translation>
  </message>
  <message>
   <source>toujours compatible</source>
   <translation>still compatible</translation>
  </message>
  <message>
   <source>toujours exclu</source>
   <translation>still excluded</translation>
  </message>
  <message>
   <source>toujours non évaluable</source>
   <translation>still cannot be assessed</translation>
  </message>
  <message>
   <source>toujours sous conditions</source>
   <translation>still with conditions</translation>
  </message>
  <message>
   <source>tout le territoire</source>
   <translation>the whole territory</translation>
  </message>
  <message>
   <source>un auteur inconnu</source>
   <translation>an unknown author</translation>
  </message>
  <message>
   <source>un code INSEE de 5 caractères est attendu.</source>
   <translation>an INSEE code of 5 characters is expected.</translation>
  </message>
  <message>
   <source>un nombre entier est attendu.</source>
   <translation>a whole number is expected.</translation>
  </message>
  <message>
   <source>un point ou un polygone est attendu.</source>
   <translation>a point or a polygon is expected.</translation>
  </message>
  <message>
   <source>une coordonnée en degrés décimaux est attendue.</source>
   <translation>a coordinate in decimal degrees is expected.</translation>
  </message>
  <message>
   <source>une date est attendue (JJ/MM/AAAA).</source>
   <translation>a date is expected (DD/MM/YYYY).</translation>
  </message>
  <message>
   <source>une des phases n’est pas l’une des neuf de la plateforme.</source>
   <translation>one of the phases is not among the nine of the platform.</translation>
  </message>
  <message>
   <source>une instruction ouverte (« for » ou « if ») n’est pas fermée</source>
   <translation>an instruction that was opened (“for” or “if”) is not closed</translation>
  </message>
  <message>
   <source>une largeur de {width} m n’y tient pas</source>
   <translation>a width of {width} m does not fit in it</translation>
  </message>
  <message>
   <source>une largeur de {width} m y tient</source>
   <translation>a width of {width} m fits in it</translation>
  </message>
  <message>
   <source>une phase est plus avancée dans la base que dans l’export : elle n’est pas changée.</source>
   <translation>a phase is further on in the base than in the export: it is not changed.</translation>
  </message>
  <message>
   <source>usage du lieu</source>
   <translation>use of the place</translation>
  </message>
  <message>
   <source>usage inconnu : aucun constat enregistré</source>
   <translation>use unknown: no statement recorded</translation>
  </message>
  <message>
   <source>valeur : {before} → {after}</source>
   <translation>value: {before} → {after}</translation>
  </message>
  <message>
   <source>vide</source>
   <translation>empty</translation>
  </message>
  <message>
   <source>zone : {zone}</source>
   <translation>zone: {zone}</translation>
  </message>
  <message>
   <source>{area} m² en zone de prescriptions</source>
   <translation>{area} m² in a zone of prescriptions</translation>
  </message>
  <message>
   <source>{area} m² en zone d’interdiction</source>
   <translation>{area} m² in a prohibited zone</translation>
  </message>
  <message>
   <source>{area} m² en zone d’interdiction, {percent} % de la parcelle (seuils : {share} % de la parcelle, {lost} m² de la surface nécessaire)</source>
   <translation>{area} m² in a prohibited zone, {percent}% of the parcel (thresholds: {share}% of the parcel, {lost} m² of the area needed)</translation>
  </message>
  <message>
   <source>{area} m² hors de tout plan connu, ou dans une zone de sens inconnu : ce n’est pas une absence de risque</source>
   <translation>{area} m² outside any known plan, or in a zone of unknown meaning: this is not an absence of risk</translation>
  </message>
  <message>
   <source>{area} m² utiles au plus, les risques n’étant pas connus partout, pour un repère de {need} m² ({persons} personnes × {each} m²)</source>
   <translation>at most {area} m² usable, for the risks are not known everywhere, for a landmark of {need} m² ({persons} people × {each} m²)</translation>
  </message>
  <message>
   <source>{area} m² utiles au plus : les risques ne sont pas connus partout, et le repère de {need} m² ({persons} personnes × {each} m²) peut ne pas être atteint</source>
   <translation>{area} m² usable at most: risks are not known everywhere, and the landmark of {need} m² ({persons} people × {each} m²) may not be reached</translation>
  </message>
  <message>
   <source>{area} m² utiles au plus : les risques ne sont pas connus partout, et le repère de {need} m² peut ne pas être atteint</source>
   <translation>{area} m² usable at most: the risks are not known everywhere, and the landmark of {need} m² may not be reached</translation>
  </message>
  <message>
   <source>{area} m² utiles, en dessous du repère de {need} m²</source>
   <translation>{area} m² usable, below the landmark of {need} m²</translation>
  </message>
  <message>
   <source>{area} m² utiles, en dessous du repère de {need} m² ({persons} personnes × {each} m²)</source>
   <translation>{area} m² usable, below the landmark of {need} m² ({persons} people × {each} m²)</translation>
  </message>
  <message>
   <source>{area} m² utiles, pour un repère de {need} m²</source>
   <translation>{area} m² usable, for a landmark of {need} m²</translation>
  </message>
  <message>
   <source>{area} m² utiles, pour un repère de {need} m² ({persons} personnes × {each} m²)</source>
   <translation>{area} m² usable, for a landmark of {need} m² ({persons} people × {each} m²)</translation>
  </message>
  <message>
   <source>{change} ({count} terrains)</source>
   <translation>{change} ({count} pieces of land)</translation>
  </message>
  <message>
   <source>{count} (habitants non comptés)</source>
   <translation>{count} (inhabitants not counted)</translation>
  </message>
  <message>
   <source>{count} (personnes aux derniers comptages : {persons})</source>
   <translation>{count} (persons at the last counts: {persons})</translation>
  </message>
  <message>
   <source>{count} (personnes aux derniers comptages : {persons}, sites non comptés : {missing})</source>
   <translation>{count} (persons at the last counts: {persons}, sites not counted: {missing})</translation>
  </message>
  <message>
   <source>{count} au moins ({names}), à vérifier : {others}</source>
   <translation>at least {count} ({names}), to be checked: {others}</translation>
  </message>
  <message>
   <source>{count} de trop dans les tranches d’âge.</source>
   <translation>{count} too many in the age groups.</translation>
  </message>
  <message>
   <source>{count} de trop parmi les adultes et les mineurs.</source>
   <translation>{count} too many among adults and minors.</translation>
  </message>
  <message>
   <source>{count} ligne(s) refusée(s), rien n’a été enregistré. La première : ligne {row}{column}, {reason} Corrigez le fichier, ou acceptez l’import des seules bonnes lignes.</source>
   <translation>{count} row(s) refused, nothing was saved. The first one: row {row}{column}, {reason} Correct the file, or accept to import the good rows only.</translation>
  </message>
  <message>
   <source>{count} mineur sans tranche d’âge.</source>
   <translation>{count} minor without an age group.</translation>
  </message>
  <message>
   <source>{count} mineurs sans tranche d’âge.</source>
   <translation>{count} minors without an age group.</translation>
  </message>
  <message>
   <source>{count} parcelle(s) sur {total} ont un propriétaire au fichier des personnes morales ; pour les autres, il est inconnu.</source>
   <translation>{count} parcel(s) of {total} have an owner in the file of legal persons; for the others it is unknown.</translation>
  </message>
  <message>
   <source>{count} parcelles sont choisies : {most} au plus à la fois. Choisissez-en moins, ou filtrez la liste.</source>
   <translation>{count} parcels are chosen: {most} at most at a time. Choose fewer, or filter the list.</translation>
  </message>
  <message>
   <source>{count} personne ni adulte ni mineure.</source>
   <translation>{count} person neither adult nor minor.</translation>
  </message>
  <message>
   <source>{count} personnes ni adultes ni mineures.</source>
   <translation>{count} persons neither adults nor minors.</translation>
  </message>
  <message>
   <source>{count} places de 75 m², pour comparaison : norme non applicable ici</source>
   <translation>{count} places of 75 m², for comparison: norm not applicable here</translation>
  </message>
  <message>
   <source>{count} terrain(s) examiné(s) sont sous un site habité du protocole ({codes}) : des personnes y vivent, ils ne sont pas disponibles. Leur ligne le dit.</source>
   <translation>{count} screened piece(s) of land lie under an inhabited site of the protocol ({codes}): people live there, they are not available. Their row says so.</translation>
  </message>
  <message>
   <source>{count} terrain(s) non évaluable(s), faute de réponse à une règle au moins : {rules}.</source>
   <translation>{count} piece(s) of land cannot be assessed, for want of an answer to at least one rule: {rules}.</translation>
  </message>
  <message>
   <source>{count} visite datée après le {day} n’est pas comptée.</source>
   <translation>{count} visit dated after {day} is not counted.</translation>
  </message>
  <message>
   <source>{count} visites datées après le {day} ne sont pas comptées.</source>
   <translation>{count} visits dated after {day} are not counted.</translation>
  </message>
  <message>
   <source>{days} (du {closed} au {day})</source>
   <translation>{days} (from {closed} to {day})</translation>
  </message>
  <message>
   <source>{days} jour de retard</source>
   <translation>{days} day late</translation>
  </message>
  <message>
   <source>{days} jour de retard : plus de {limit} jours sans visite</source>
   <translation>{days} day late: more than {limit} days without a visit</translation>
  </message>
  <message>
   <source>{days} jours de retard</source>
   <translation>{days} days late</translation>
  </message>
  <message>
   <source>{days} jours de retard : plus de {limit} jours sans visite</source>
   <translation>{days} days late: more than {limit} days without a visit</translation>
  </message>
  <message>
   <source>{durables} personnes sur {personnes} ont une solution durable (hébergement accompagné {accompagnes}, logement {logements}), soit {part} % : le seuil de {seuil} % est atteint.</source>
   <translation>{durables} persons out of {personnes} have a lasting solution (accompanied accommodation {accompagnes}, housing {logements}), that is {part}%: the threshold of {seuil}% is reached.</translation>
  </message>
  <message>
   <source>{durables} personnes sur {personnes} ont une solution durable (hébergement accompagné {accompagnes}, logement {logements}), soit {part} % : le seuil de {seuil} % n’est pas atteint.</source>
   <translation>{durables} persons out of {personnes} have a lasting solution (accompanied accommodation {accompagnes}, housing {logements}), that is {part}%: the threshold of {seuil}% is not reached.</translation>
  </message>
  <message>
   <source>{fait} (motif : {motif})</source>
   <translation>{fait} (reason: {motif})</translation>
  </message>
  <message>
   <source>{fait} : {valeurs}</source>
   <translation>{fait}: {valeurs}</translation>
  </message>
  <message>
   <source>{label} (au {day})</source>
   <translation>{label} (on {day})</translation>
  </message>
  <message>
   <source>{label} {avant} → {apres}</source>
   <translation>{label} {avant} → {apres}</translation>
  </message>
  <message>
   <source>{label} {valeur}</source>
   <translation>{label} {valeur}</translation>
  </message>
  <message>
   <source>{label} : aucun objet dans la couche fournie</source>
   <translation>{label}: no feature in the layer given</translation>
  </message>
  <message>
   <source>{label} : effacé, c’était {avant}</source>
   <translation>{label}: cleared, it was {avant}</translation>
  </message>
  <message>
   <source>{label} : la parcelle les touche</source>
   <translation>{label}: the parcel touches them</translation>
  </message>
  <message>
   <source>{label} : modifié, {apres}</source>
   <translation>{label}: changed, {apres}</translation>
  </message>
  <message>
   <source>{label} : rempli, {apres}</source>
   <translation>{label}: filled in, {apres}</translation>
  </message>
  <message>
   <source>{label} : rien n’est connu sur {area} m²</source>
   <translation>{label}: nothing is known on {area} m²</translation>
  </message>
  <message>
   <source>{label} : seuil : {before} → {after}</source>
   <translation>{label}: threshold: {before} → {after}</translation>
  </message>
  <message>
   <source>{label} : {area} m² de la parcelle</source>
   <translation>{label}: {area} m² of the parcel</translation>
  </message>
  <message>
   <source>{label} : {area} m² de la parcelle ({zone})</source>
   <translation>{label}: {area} m² of the parcel ({zone})</translation>
  </message>
  <message>
   <source>{label} : {area} m² de la parcelle sont hors de ce que la couche couvre ({covered}), rien n’y est connu</source>
   <translation>{label}: {area} m² of the parcel are outside what the layer covers ({covered}), nothing is known there</translation>
  </message>
  <message>
   <source>{label} : {area} m² de la parcelle, ou ce qui est à moins de {reach} m, sont hors de ce que la couche couvre ({covered}), rien n’y est connu</source>
   <translation>{label}: {area} m² of the parcel, or what is within {reach} m, are outside what the layer covers ({covered}), nothing is known there</translation>
  </message>
  <message>
   <source>{label} : à {metres} m (seuil : {reach} m)</source>
   <translation>{label}: {metres} m away (threshold: {reach} m)</translation>
  </message>
  <message>
   <source>{label} : à {metres} m à vol d’oiseau (seuil : {reach} m)</source>
   <translation>{label}: {metres} m away as the crow flies (threshold: {reach} m)</translation>
  </message>
  <message>
   <source>{label} : à {metres} m à vol d’oiseau, sans seuil fixé</source>
   <translation>{label}: {metres} m away as the crow flies, no threshold set</translation>
  </message>
  <message>
   <source>{lasting} sur {persons}, soit {percent} % (comptage du {day})</source>
   <translation>{lasting} out of {persons}, that is {percent}% (count of {day})</translation>
  </message>
  <message>
   <source>{level} {why}.</source>
   <translation>{level} {why}.</translation>
  </message>
  <message>
   <source>{name} : « {value} » n’est pas une valeur possible. Choisissez parmi : {options}.</source>
   <translation>{name}: “{value}” is not a possible value. Choose among: {options}.</translation>
  </message>
  <message>
   <source>{new} est déclaré comme une réinstallation venue de {closed}</source>
   <translation>{new} is declared as a re-settlement coming from {closed}</translation>
  </message>
  <message>
   <source>{new} est enregistré comme l’occupation suivante du même lieu</source>
   <translation>{new} is recorded as the next occupation of the same place</translation>
  </message>
  <message>
   <source>{new} est à {metres} m, installé le {day}, à {days} jours de la fermeture</source>
   <translation>{new} is {metres} m away, settled on {day}, {days} days from the closing</translation>
  </message>
  <message>
   <source>{new} recouvre {share} % du plus petit des deux contours</source>
   <translation>{new} covers {share}% of the smaller of the two outlines</translation>
  </message>
  <message>
   <source>{new} recouvre {share} % du plus petit des deux contours (contour tracé autour d’un point : à vérifier)</source>
   <translation>{new} covers {share}% of the smaller of the two outlines (outline drawn round a point: to be checked)</translation>
  </message>
  <message>
   <source>{nombre} identifiant(s) de parcelle non reconnu(s) ({liste}) : complétez-les dans l’onglet « Parcelles ».</source>
   <translation>{nombre} parcel identifier(s) not recognised ({liste}): complete them in the “Parcels” tab.</translation>
  </message>
  <message>
   <source>{nombre} parcelles sont sélectionnées : {maximum} au plus pour un seul terrain.</source>
   <translation>{nombre} parcels are selected: {maximum} at most for one piece of land.</translation>
  </message>
  <message>
   <source>{nombre} personnes sont sans orientation.</source>
   <translation>{nombre} persons have no rehousing outcome.</translation>
  </message>
  <message>
   <source>{objet} du {jour}</source>
   <translation>{objet} of {jour}</translation>
  </message>
  <message>
   <source>{objet} « {nom} »</source>
   <translation>{objet} “{nom}”</translation>
  </message>
  <message>
   <source>{part} % du contour est hors du territoire du protocole.</source>
   <translation>{part}% of the outline is outside the territory of the protocol.</translation>
  </message>
  <message>
   <source>{par} a ajouté {quoi}</source>
   <translation>{par} added {quoi}</translation>
  </message>
  <message>
   <source>{par} a modifié ce qui est gardé à part (contenu non montré)</source>
   <translation>{par} has changed what is kept apart (content not shown)</translation>
  </message>
  <message>
   <source>{par} a modifié {quoi}</source>
   <translation>{par} changed {quoi}</translation>
  </message>
  <message>
   <source>{par} a supprimé {quoi}</source>
   <translation>{par} deleted {quoi}</translation>
  </message>
  <message>
   <source>{value} (seuil : {limit})</source>
   <translation>{value} (threshold: {limit})</translation>
  </message>
  <message>
   <source> ; </source>
   <translation>; </translation>
  </message>
  <message>
   <source>« Inconnu » n’est jamais compté comme « non » : ce qui manque est nommé.</source>
   <translation>“Unknown” is never counted as “no”: what is missing is named.</translation>
  </message>
  <message>
   <source>« Pas de motif suffisant relevé » n’est pas une garantie.</source>
   <translation>“No sufficient reason found” is no guarantee.</translation>
  </message>
  <message>
   <source>« oui », « non » ou « NC » est attendu.</source>
   <translation>“oui”, “non” or “NC” is expected.</translation>
  </message>
  <message>
   <source>« {fichier} » n’est pas dans le dossier de la base : il n’est pas ouvert. Joignez le fichier de nouveau.</source>
   <translation>“{fichier}” is not in the folder of the base: it is not opened. Attach the file again.</translation>
  </message>
  <message>
   <source>« {file} » n’a pas pu être lu : fichier absent, abîmé, ou sans droit de lecture.</source>
   <translation>“{file}” could not be read: file missing, damaged, or without the right to read it.</translation>
  </message>
  <message>
   <source>« {file} » n’est pas un fichier CSV correct vers la ligne {row} (guillemets ?). Corrigez-le.</source>
   <translation>“{file}” is not a correct CSV file around row {row} (quotation marks?). Correct it.</translation>
  </message>
  <message>
   <source>« {file} » n’est pas un gabarit de mise en page que QGIS sait lire. Enregistrez-le de nouveau depuis l’éditeur de mise en page (Mise en page ▸ Enregistrer comme modèle), ou retirez-le pour reprendre celui de l’extension.</source>
   <translation>“{file}” is not a layout template that QGIS can read. Save it again from the layout editor (Layout ▸ Save as Template), or remove it to go back to that of the plugin.</translation>
  </message>
  <message>
   <source>« {file} », ligne {row} : le texte n’est pas en UTF-8. Enregistrez le fichier avec le codage UTF-8 (dans un tableur : « CSV UTF-8 »).</source>
   <translation>“{file}”, row {row}: the text is not in UTF-8. Save the file with the UTF-8 encoding (in a spreadsheet: “CSV UTF-8”).</translation>
  </message>
  <message>
   <source>« {file} », ligne {row} : {found} valeurs pour {expected} colonnes. Vérifiez les séparateurs et les guillemets.</source>
   <translation>“{file}”, row {row}: {found} values for {expected} columns. Check the separators and the quotation marks.</translation>
  </message>
  <message>
   <source>« {file} » : la colonne « {column} » est tenue par la base elle-même. Retirez-la.</source>
   <translation>“{file}”: the column “{column}” is kept by the base itself. Remove it.</translation>
  </message>
  <message>
   <source>« {file} » : la colonne « {column} » figure deux fois.</source>
   <translation>“{file}”: the column “{column}” is there twice.</translation>
  </message>
  <message>
   <source>« {file} » : la colonne « {column} » n’existe pas dans la table « {table} » du dictionnaire. Renommez-la ou retirez-la.</source>
   <translation>“{file}”: the column “{column}” does not exist in the table “{table}” of the dictionary. Rename or remove it.</translation>
  </message>
  <message>
   <source>« {folder} » ne peut pas être un dossier : le nom est trop long ou refusé par le système. Choisissez un autre dossier, puis recommencez.</source>
   <translation>“{folder}” cannot be a folder: the name is too long or refused by the system. Choose another folder, then start again.</translation>
  </message>
  <message>
   <source>« {label} » doit être indiqué : aucun texte ne le fixe.</source>
   <translation>“{label}” must be given: no text sets it.</translation>
  </message>
  <message>
   <source>« {label} » doit être rempli.</source>
   <translation>“{label}” must be filled in.</translation>
  </message>
  <message>
   <source>« {label} » du {date} : aucune recommandation n’est enregistrée.</source>
   <translation>“{label}” of {date}: no recommendation is recorded.</translation>
  </message>
  <message>
   <source>« {label} » est obligatoire.</source>
   <translation>“{label}” is required.</translation>
  </message>
  <message>
   <source>« {label} » ne peut pas dépasser {length} caractères.</source>
   <translation>“{label}” cannot exceed {length} characters.</translation>
  </message>
  <message>
   <source>« {label} » ne peut pas être inférieur à {minimum}.</source>
   <translation>“{label}” cannot be less than {minimum}.</translation>
  </message>
  <message>
   <source>« {label} » ne peut pas être laissé de côté : sans cette couche, rien n’est connu des interdictions.</source>
   <translation>“{label}” cannot be left out: without this layer, nothing is known of the prohibitions.</translation>
  </message>
  <message>
   <source>« {label} » ne peut pas être supérieur à {maximum}.</source>
   <translation>“{label}” cannot be more than {maximum}.</translation>
  </message>
  <message>
   <source>« {label} » n’accepte pas la valeur « {value} ».</source>
   <translation>“{label}” does not accept the value “{value}”.</translation>
  </message>
  <message>
   <source>« {label} » semble nommer un groupe ethnique. Décrivez le lieu ou la situation, jamais l’origine des personnes.</source>
   <translation>“{label}” seems to name an ethnic group. Describe the place or the situation, never the origin of people.</translation>
  </message>
  <message>
   <source>« {label} » semble nommer une personne, ou donner son numéro ou son adresse électronique. Écrivez une fonction ou un organisme.</source>
   <translation>“{label}” seems to name a person, or to give their number or their e-mail address. Write a function or an organisation.</translation>
  </message>
  <message>
   <source>« {label} » : ce n’est pas une date avec une heure.</source>
   <translation>“{label}”: this is not a date with a time.</translation>
  </message>
  <message>
   <source>« {label} » : ce n’est pas une date du calendrier.</source>
   <translation>“{label}”: this is not a date of the calendar.</translation>
  </message>
  <message>
   <source>« {label} » : ce texte contient des caractères qui ne peuvent pas être enregistrés.</source>
   <translation>“{label}”: this text contains characters that cannot be saved.</translation>
  </message>
  <message>
   <source>« {label} » : cette valeur est déjà prise par une autre ligne.</source>
   <translation>“{label}”: this value is already taken by another row.</translation>
  </message>
  <message>
   <source>« {label} » : cette valeur n’est pas dans la liste.</source>
   <translation>“{label}”: this value is not in the list.</translation>
  </message>
  <message>
   <source>« {label} » : la date prévue ({date}) est passée. Indiquez si ce diagnostic a été réalisé, ou fixez une nouvelle date.</source>
   <translation>“{label}”: the planned date ({date}) has passed. Say whether this assessment was done, or set a new date.</translation>
  </message>
  <message>
   <source>« {label} » : la ligne choisie n’existe plus. Choisissez-en une autre.</source>
   <translation>“{label}”: the chosen row no longer exists. Choose another.</translation>
  </message>
  <message>
   <source>« {label} » : la valeur doit être au moins {minimum:g}.</source>
   <translation>“{label}”: the value must be at least {minimum:g}.</translation>
  </message>
  <message>
   <source>« {label} » : la valeur doit être au plus {maximum:g}.</source>
   <translation>“{label}”: the value must be at most {maximum:g}.</translation>
  </message>
  <message>
   <source>« {label} » : le dernier réalisé date du {date}, il y a plus de {months} mois. La situation a pu changer.</source>
   <translation>“{label}”: the last one done dates from {date}, more than {months} months ago. The situation may have changed.</translation>
  </message>
  <message>
   <source>« {label} » : un nombre entier est attendu.</source>
   <translation>“{label}”: a whole number is expected.</translation>
  </message>
  <message>
   <source>« {label} » : un nombre est attendu.</source>
   <translation>“{label}”: a number is expected.</translation>
  </message>
  <message>
   <source>« {label} » : une seule ligne est possible dans une base.</source>
   <translation>“{label}”: only one row is possible in a base.</translation>
  </message>
  <message>
   <source>« {label} » : {length} caractères au plus.</source>
   <translation>“{label}”: {length} characters at most.</translation>
  </message>
  <message>
   <source>« {label} » : « {value} » n’est pas un nombre entier de 1 à {maximum}. Corrigez ce seuil.</source>
   <translation>“{label}”: “{value}” is not a whole number from 1 to {maximum}. Correct this threshold.</translation>
  </message>
  <message>
   <source>« {name} » ({role}) ne s’ouvre pas comme une couche. Choisissez-en une autre.</source>
   <translation>“{name}” ({role}) does not open as a layer. Choose another one.</translation>
  </message>
  <message>
   <source>« {name} » est le résultat d’une recherche faite pour une autre base.</source>
   <translation>“{name}” is the result of a search made for another base.</translation>
  </message>
  <message>
   <source>« {name} » est un dossier. Donnez le nom d’un fichier.</source>
   <translation>“{name}” is a folder. Give the name of a file.</translation>
  </message>
  <message>
   <source>« {name} » ne contient pas de polygones. Choisissez une couche avec le contour de chaque commune.</source>
   <translation>“{name}” holds no polygons. Choose a layer with the outline of each municipality.</translation>
  </message>
  <message>
   <source>« {name} » ne peut pas être ouvert. Vérifiez que le fichier est toujours là.</source>
   <translation>“{name}” cannot be opened. Check that the file is still there.</translation>
  </message>
  <message>
   <source>« {name} » n’a pas pu être ajouté au projet.</source>
   <translation>“{name}” could not be added to the project.</translation>
  </message>
  <message>
   <source>« {name} » n’a pas pu être écrit en entier. Vérifiez la place libre sur le disque, puis recommencez.</source>
   <translation>“{name}” could not be written whole. Check the free space on the disk, then try again.</translation>
  </message>
  <message>
   <source>« {name} » n’est pas le résultat d’une recherche de foncier. Choisissez un fichier fait par elle.</source>
   <translation>“{name}” is not the result of a search for land. Choose a file made by it.</translation>
  </message>
  <message>
   <source>« {name} » n’est pas permis dans un modèle</source>
   <translation>“{name}” is not allowed in a template</translation>
  </message>
  <message>
   <source>« {name} » n’est pas un fichier de couche que QGIS sait ouvrir.</source>
   <translation>“{name}” is not a layer file that QGIS can open.</translation>
  </message>
  <message>
   <source>« {name} » n’existe pas</source>
   <translation>“{name}” does not exist</translation>
  </message>
  <message>
   <source>« {name} » n’existe pas à cet endroit</source>
   <translation>“{name}” does not exist there</translation>
  </message>
  <message>
   <source>« {name} » : aucun objet ne touche l’emprise du territoire. Vérifiez que c’est la bonne couche.</source>
   <translation>“{name}”: no feature touches the extent of the territory. Check that it is the right layer.</translation>
  </message>
  <message>
   <source>« {name} » : des modifications ne sont pas enregistrées. La couche a été lue telle qu’elle est enregistrée.</source>
   <translation>“{name}”: some changes are not saved. The layer was read as it is saved.</translation>
  </message>
  <message>
   <source>« {name} » : la couche n’atteint pas {count} commune(s) du territoire ({codes}) qu’elle est dite couvrir. Si elle ne les couvre pas, ce qui n’y est pas trouvé n’y est pas absent pour autant : dites ce qu’elle couvre, ou complétez-la.</source>
   <translation>“{name}”: the layer does not reach {count} municipality(ies) of the territory ({codes}) that it is said to cover. If it does not cover them, what is not found there is not absent for all that: say what it covers, or complete it.</translation>
  </message>
  <message>
   <source>« {name} » : la couche n’atteint pas {count} commune(s) du territoire ({codes}). Rien n’y est connu pour la règle {rule}. Si la couche y est complète, dites ce qu’elle couvre dans la page « Couches ».</source>
   <translation>“{name}”: the layer does not reach {count} municipality(ies) of the territory ({codes}). Nothing is known there for rule {rule}. If the layer is complete there, say what it covers on the “Layers” page.</translation>
  </message>
  <message>
   <source>« {name} » : {count} identifiant(s) de 12 caractères qu’aucune commune du territoire ne complète à coup sûr. Ces parcelles restent sans identifiant.</source>
   <translation>“{name}”: {count} identifier(s) of 12 characters that no commune of the territory completes for sure. These parcels stay without an identifier.</translation>
  </message>
  <message>
   <source>« {name} » : {count} identifiant(s) de 12 caractères, complétés par le code de la seule commune possible.</source>
   <translation>“{name}”: {count} identifier(s) of 12 characters, completed with the code of the only possible commune.</translation>
  </message>
  <message>
   <source>« {name} » : {count} objet(s) d’un autre type de géométrie, laissés de côté.</source>
   <translation>“{name}”: {count} feature(s) of another type of geometry, left aside.</translation>
  </message>
  <message>
   <source>« {name} » : {count} objet(s) que leurs coordonnées mettent hors du système du territoire, laissés de côté.</source>
   <translation>“{name}”: {count} feature(s) whose coordinates lie outside the system of the territory, left aside.</translation>
  </message>
  <message>
   <source>« {name} » : {count} objet(s) sans géométrie utilisable. Rien n’en est su.</source>
   <translation>“{name}”: {count} feature(s) without a usable geometry. Nothing is known of them.</translation>
  </message>
  <message>
   <source>« {name} » : {count} parcelle(s) en double (même identifiant, même contour), retirées.</source>
   <translation>“{name}”: {count} duplicate parcel(s) (same identifier, same outline), removed.</translation>
  </message>
  <message>
   <source>« {name} » : {count} parcelle(s) sans identifiant lisible, qui ne pourront pas être prises dans la base. Vérifiez la colonne de l’identifiant.</source>
   <translation>“{name}”: {count} parcel(s) without a readable identifier, which cannot be taken into the base. Check the identifier column.</translation>
  </message>
  <message>
   <source>« {name} » : {count} parcelles portent un identifiant que porte aussi une autre. Dans une commune fusionnée, la section ne suffit pas : il faut le préfixe.</source>
   <translation>“{name}”: {count} parcels have an identifier that another one has too. In a merged commune the section is not enough: the prefix is needed.</translation>
  </message>
  <message>
   <source>« {name} » : {count} périmètre(s) de plans qui ne sont pas dits approuvés. Un plan seulement prescrit ne dit rien des zones où l’on peut construire.</source>
   <translation>“{name}”: {count} perimeter(s) of plans that are not said to be approved. A plan that is only prescribed says nothing of where one may build.</translation>
  </message>
  <message>
   <source>« {name} » : {count} zone(s) dont le code n’est pas connu du modèle choisi. Rien n’y est conclu.</source>
   <translation>“{name}”: {count} zone(s) whose code is not known to the chosen model. Nothing is concluded there.</translation>
  </message>
  <message>
   <source>« {name} » : {count} zone(s) ont le contour d’une commune entière. C’est souvent l’emprise d’un porter à connaissance et non une zone réglementaire : vérifiez la couche.</source>
   <translation>“{name}”: {count} zone(s) have the outline of a whole commune. This is often the extent of a notice to the commune (“porter à connaissance”) and not a regulation zone: check the layer.</translation>
  </message>
  <message>
   <source>« {nom} » a changé pendant la copie : il n’est pas joint. Recommencez.</source>
   <translation>“{nom}” changed while it was being copied: it is not attached. Try again.</translation>
  </message>
  <message>
   <source>« {nom} » a été créée par une version plus récente de l’extension (schéma {version}, celle-ci connaît le schéma {connue}). Mettez l’extension à jour pour l’ouvrir.</source>
   <translation>“{nom}” was created by a later version of the plugin (schema {version}, this one knows schema {connue}). Update the plugin to open it.</translation>
  </message>
  <message>
   <source>« {nom} » est aussi le modèle : le document le remplacerait. Donnez un autre nom au document.</source>
   <translation>“{nom}” is also the template: the document would replace it. Give the document another name.</translation>
  </message>
  <message>
   <source>« {nom} » est en cours d’écriture, par un collègue, un autre logiciel ou une autre fenêtre de QGIS. Enregistrez ou annulez les modifications en cours sur ses couches, puis recommencez.</source>
   <translation>“{nom}” is being written, by a colleague, another program or another QGIS window. Save or cancel the changes under way on its layers, then try again.</translation>
  </message>
  <message>
   <source>« {nom} » est introuvable : le fichier a été déplacé, renommé ou supprimé, ou le lecteur réseau n’est plus connecté. Rétablissez l’accès au fichier, puis recommencez.</source>
   <translation>“{nom}” cannot be found: the file was moved, renamed or deleted, or the network drive is no longer connected. Restore access to the file, then try again.</translation>
  </message>
  <message>
   <source>« {nom} » est introuvable : le fichier a été déplacé, renommé ou supprimé, ou son lecteur n’est plus connecté.</source>
   <translation>“{nom}” cannot be found: the file was moved, renamed or deleted, or its drive is no longer connected.</translation>
  </message>
  <message>
   <source>« {nom} » est le fichier restreint d’une base (propriétaires, procédures), pas la base elle-même. Choisissez la base : le fichier du même nom, sans « .restreint ».</source>
   <translation>“{nom}” is the restricted file of a base (owners, proceedings), not the base itself. Choose the base: the file of the same name, without “.restreint”.</translation>
  </message>
  <message>
   <source>« {nom} » est ouverte en écriture par {par}, sur le poste {poste}, depuis le {depuis}. Sur un lecteur réseau, une seule personne écrit à la fois : vous pouvez consulter la base, et enregistrer quand cette personne l’aura fermée.</source>
   <translation>“{nom}” is open for writing by {par}, on the computer {poste}, since {depuis}. On a network drive one person writes at a time: you can consult the base, and save once that person has closed it.</translation>
  </message>
  <message>
   <source>« {nom} » est un dossier. Joignez ses fichiers un à un.</source>
   <translation>“{nom}” is a folder. Attach its files one by one.</translation>
  </message>
  <message>
   <source>« {nom} » est un programme ou un raccourci : il n’est pas ouvert.</source>
   <translation>“{nom}” is a program or a shortcut: it is not opened.</translation>
  </message>
  <message>
   <source>« {nom} » est un programme, un script ou un raccourci : il n’est pas joint. Joignez le document lui-même.</source>
   <translation>“{nom}” is a program, a script or a shortcut: it is not attached. Attach the document itself.</translation>
  </message>
  <message>
   <source>« {nom} » est vide : il n’est pas joint.</source>
   <translation>“{nom}” is empty: it is not attached.</translation>
  </message>
  <message>
   <source>« {nom} » existe déjà. Choisissez un autre nom, ou acceptez de le remplacer.</source>
   <translation>“{nom}” already exists. Choose another name, or accept to replace it.</translation>
  </message>
  <message>
   <source>« {nom} » ne contient aucune commune : la carte n’a pas de territoire. Ajoutez les communes du territoire, puis recommencez.</source>
   <translation>“{nom}” holds no municipality: the map has no territory. Add the municipalities of the territory, then try again.</translation>
  </message>
  <message>
   <source>« {nom} » ne contient pas de protocole : la ligne de la table « protocole » a été supprimée. Saisissez-la de nouveau, puis recommencez.</source>
   <translation>“{nom}” holds no protocol: the row of the table “protocole” was deleted. Enter it again, then try again.</translation>
  </message>
  <message>
   <source>« {nom} » ne peut pas être modifiée : le fichier ou son dossier est en lecture seule. Demandez le droit d’écrire dans ce dossier, ou travaillez sur une copie placée ailleurs.</source>
   <translation>“{nom}” cannot be changed: the file or its folder is read-only. Ask for the right to write in this folder, or work on a copy placed elsewhere.</translation>
  </message>
  <message>
   <source>« {nom} » n’a pas pu être lue ou écrite : {detail}.</source>
   <translation>“{nom}” could not be read or written: {detail}.</translation>
  </message>
  <message>
   <source>« {nom} » n’a pas pu être lu : il est ouvert dans un autre programme, ou vous n’avez pas le droit de le lire.</source>
   <translation>“{nom}” could not be read: it is open in another program, or you are not allowed to read it.</translation>
  </message>
  <message>
   <source>« {nom} » n’est pas un fichier ordinaire : il n’est pas joint.</source>
   <translation>“{nom}” is not an ordinary file: it is not attached.</translation>
  </message>
  <message>
   <source>« {nom} » n’est pas une base de protocole. Choisissez un fichier créé par « Nouveau protocole ».</source>
   <translation>“{nom}” is not a protocol base. Choose a file created by “New protocol”.</translation>
  </message>
  <message>
   <source>« {nom} » suit un schéma plus ancien ({version} au lieu de {connue}). Menu Résorption, « Ouvrir un protocole… » : il la met à niveau et laisse une copie datée à côté.</source>
   <translation>“{nom}” has an older schema ({version} instead of {connue}). Menu Résorption, “Open a protocol…”: it upgrades the base and leaves a dated copy beside it.</translation>
  </message>
  <message>
   <source>« {nom} » : le fichier « {marque} », placé à côté, dit qui écrit dans la base, et il n’a pas pu être lu. Rien n’a été enregistré. Vérifiez l’accès au dossier puis recommencez ; si personne d’autre n’a ouvert la base, supprimez ce fichier.</source>
   <translation>“{nom}”: the file “{marque}”, beside it, tells who is writing in the base, and it could not be read. Nothing was saved. Check that you can access the folder, then try again; if nobody else has opened the base, delete this file.</translation>
  </message>
  <message>
   <source>« {nom} » : le nom du fichier doit finir par .docx.</source>
   <translation>“{nom}”: the name of the file must end with .docx.</translation>
  </message>
  <message>
   <source>« {nom} » : le nom du fichier doit finir par .xlsx ou .ods.</source>
   <translation>“{nom}”: the name of the file must end with .xlsx or .ods.</translation>
  </message>
  <message>
   <source>« {nom} » : le nom du fichier doit finir par .xlsx, .ods ou .csv.</source>
   <translation>“{nom}”: the name of the file must end with .xlsx, .ods or .csv.</translation>
  </message>
  <message>
   <source>« {piece} » n’a pas de page : {why}.</source>
   <translation>“{piece}” has no page: {why}.</translation>
  </message>
  <message>
   <source>« {shown} » ne correspond à aucune table du dictionnaire. Renommez-le ou retirez-le.</source>
   <translation>“{shown}” matches no table of the dictionary. Rename or remove it.</translation>
  </message>
  <message>
   <source>« {shown} » : cette table est tenue par l’extension elle-même. Retirez-le.</source>
   <translation>“{shown}”: this table is kept by the plugin itself. Remove it.</translation>
  </message>
  <message>
   <source>« {shown} » : les données restreintes (propriétaires, procédures) ne se versent pas dans la base partagée. Retirez-le.</source>
   <translation>“{shown}”: restricted data (owners, proceedings) are not loaded into the shared base. Remove it.</translation>
  </message>
  <message>
   <source>« {site} » n’a encore aucune visite enregistrée, et la date de la prochaine s’inscrit sur la dernière. Enregistrez d’abord une visite : vous y donnerez la date de la suivante.</source>
   <translation>“{site}” has no recorded visit yet, and the date of the next one is written on the last. Record a visit first: you will give the date of the following one there.</translation>
  </message>
  <message>
   <source>« {site} » n’est pas fermé : il n’y a rien à rouvrir.</source>
   <translation>“{site}” is not closed: there is nothing to reopen.</translation>
  </message>
  <message>
   <source>« {site} » vient déjà de ce site, directement ou par d’autres : le lien ferait une boucle.</source>
   <translation>“{site}” already comes from this site, directly or through others: the link would make a loop.</translation>
  </message>
  <message>
   <source>« {source} » ne contient aucune donnée : il faut un fichier par table (.csv ou .geojson), nommé comme elle dans le dictionnaire, par exemple site.geojson.</source>
   <translation>“{source}” holds no data: one file per table is needed (.csv or .geojson), named after it in the dictionary, for example site.geojson.</translation>
  </message>
  <message>
   <source>« {source} » n’est ni un dossier ni un GeoPackage (.gpkg). Choisissez le dossier qui contient un fichier par table, par exemple site.geojson et denombrement.csv.</source>
   <translation>“{source}” is neither a folder nor a GeoPackage (.gpkg). Choose the folder with one file per table, for example site.geojson and denombrement.csv.</translation>
  </message>
  <message>
   <source>« {texte} »</source>
   <translation>“{texte}”</translation>
  </message>
  <message>
   <source>« {texte} » n’est pas une coordonnée en mètres. Exemple : 652381,5.</source>
   <translation>“{texte}” is not a coordinate in metres. Example: 652381.5.</translation>
  </message>
  <message>
   <source>« {texte} » n’est pas une latitude, de −90 à 90 degrés. Exemples : 48,8566 ou 48° 51′ 24″ N.</source>
   <translation>“{texte}” is not a latitude, from −90 to 90 degrees. Examples: 48.8566 or 48° 51′ 24″ N.</translation>
  </message>
  <message>
   <source>« {texte} » n’est pas une longitude, de −180 à 180 degrés. Exemples : 2,3522 ou 2° 21′ 8″ E.</source>
   <translation>“{texte}” is not a longitude, from −180 to 180 degrees. Examples: 2.3522 or 2° 21′ 8″ E.</translation>
  </message>
  <message>
   <source>« {value} » désigne plusieurs lignes de la table « {table} ». Donnez son identifiant (uuid).</source>
   <translation>“{value}” names several rows of the table “{table}”. Give its identifier (uuid).</translation>
  </message>
  <message>
   <source>« {value} » n’est pas un code de « {key} ».</source>
   <translation>“{value}” is not a code of “{key}”.</translation>
  </message>
  <message>
   <source>« {value} » n’est pas un identifiant (36 caractères, par exemple 27004359-466c-5b4d-9825-7e38c13bbec2). Laissez la colonne vide pour qu’il soit attribué.</source>
   <translation>“{value}” is not an identifier (36 characters, for example 27004359-466c-5b4d-9825-7e38c13bbec2). Leave the column empty for one to be given.</translation>
  </message>
  <message>
   <source>« {value} » n’est pas un nombre entier.</source>
   <translation>“{value}” is not a whole number.</translation>
  </message>
  <message>
   <source>« {value} » n’est pas un nombre.</source>
   <translation>“{value}” is not a number.</translation>
  </message>
  <message>
   <source>« {value} » n’est pas une date : écrivez 2026-11-23 ou 23/11/2026.</source>
   <translation>“{value}” is not a date: write 2026-11-23 or 23/11/2026.</translation>
  </message>
  <message>
   <source>« {value} » n’existe pas dans la table « {table} », ni dans la base ni dans les données versées.</source>
   <translation>“{value}” does not exist in the table “{table}”, neither in the base nor in the loaded data.</translation>
  </message>
  <message>
   <source>« {value} » n’existe pas dans le calendrier.</source>
   <translation>“{value}” does not exist in the calendar.</translation>
  </message>
  <message>
   <source>À améliorer : {reasons}.</source>
   <translation>To be improved: {reasons}.</translation>
  </message>
  <message>
   <source>À renseigner : {names}</source>
   <translation>To be filled in: {names}</translation>
  </message>
  <message>
   <source>Écrite par une règle, jamais saisie.</source>
   <translation>Written by a rule, never typed.</translation>
  </message>
  <message>
   <source>étape du foncier : {label}</source>
   <translation>stage of the land: {label}</translation>
  </message>
  <message>
   <source>évaluation</source>
   <translation>evaluation</translation>
  </message>
  <message>
   <source>évaluation de la vigilance (sites fermés non évalués : {count})</source>
   <translation>evaluation of the vigilance (closed sites not evaluated: {count})</translation>
  </message>
 </context>
 <context>
  <name>schema</name>
  <message>
   <source>%</source>
   <translation>%</translation>
  </message>
  <message>
   <source>0 à 3 ans</source>
   <translation>0 to 3 years</translation>
  </message>
  <message>
   <source>12 à 16 ans</source>
   <translation>12 to 16 years</translation>
  </message>
  <message>
   <source>16 à 18 ans</source>
   <translation>16 to 18 years</translation>
  </message>
  <message>
   <source>3 à 6 ans</source>
   <translation>3 to 6 years</translation>
  </message>
  <message>
   <source>6 à 12 ans</source>
   <translation>6 to 12 years</translation>
  </message>
  <message>
   <source>Abandonné</source>
   <translation>Abandoned</translation>
  </message>
  <message>
   <source>Abandonnée</source>
   <translation>Abandoned</translation>
  </message>
  <message>
   <source>Accord du propriétaire</source>
   <translation>Agreement of the owner</translation>
  </message>
  <message>
   <source>Accueil</source>
   <translation>Reception</translation>
  </message>
  <message>
   <source>Accueil depuis un site</source>
   <translation>Reception from a site</translation>
  </message>
  <message>
   <source>Accès à l’eau</source>
   <translation>Access to water</translation>
  </message>
  <message>
   <source>Accès à l’eau sur site ?</source>
   <translation>Is there access to water on the site?</translation>
  </message>
  <message>
   <source>Accès à une route</source>
   <translation>Access to a road</translation>
  </message>
  <message>
   <source>Achat bouteille uniquement</source>
   <translation>Bottled water bought only</translation>
  </message>
  <message>
   <source>Acteurs en présence</source>
   <translation>Actors present</translation>
  </message>
  <message>
   <source>Acteurs et phases</source>
   <translation>Actors and phases</translation>
  </message>
  <message>
   <source>Actif</source>
   <translation>Active</translation>
  </message>
  <message>
   <source>Action</source>
   <translation>Action</translation>
  </message>
  <message>
   <source>Actions</source>
   <translation>Actions</translation>
  </message>
  <message>
   <source>Actions déjà engagées</source>
   <translation>Actions already under way</translation>
  </message>
  <message>
   <source>Actions en cours</source>
   <translation>Actions under way</translation>
  </message>
  <message>
   <source>Actions menées au titre des articles 4 à 11 ; sans site ni aménagement, tout le territoire.</source>
   <translation>Actions carried out under articles 4 to 11; with no site nor settlement, the whole territory.</translation>
  </message>
  <message>
   <source>Actions pilotées</source>
   <translation>Actions led</translation>
  </message>
  <message>
   <source>Administrative</source>
   <translation>Administrative</translation>
  </message>
  <message>
   <source>Adresse</source>
   <translation>Address</translation>
  </message>
  <message>
   <source>Adultes</source>
   <translation>Adults</translation>
  </message>
  <message>
   <source>Affichage de l’arrêté d’insalubrité</source>
   <translation>Posting of the insalubrity order</translation>
  </message>
  <message>
   <source>Aides humanitaires</source>
   <translation>Humanitarian aid</translation>
  </message>
  <message>
   <source>Ajout</source>
   <translation>Addition</translation>
  </message>
  <message>
   <source>Alerte canicule</source>
   <translation>Heatwave alert</translation>
  </message>
  <message>
   <source>Altitudes laissées de côté</source>
   <translation>Altitudes left aside</translation>
  </message>
  <message>
   <source>Aménagement</source>
   <translation>Settlement</translation>
  </message>
  <message>
   <source>Aménagement de l’action</source>
   <translation>Settlement of the action</translation>
  </message>
  <message>
   <source>Aménagement transitoire</source>
   <translation>Transitional settlement</translation>
  </message>
  <message>
   <source>Aménagement équipement terrain</source>
   <translation>Works and equipment of the land</translation>
  </message>
  <message>
   <source>Aménagements</source>
   <translation>Settlements</translation>
  </message>
  <message>
   <source>Aménagements transitoires (Art. 9).</source>
   <translation>Transitional settlements (Art. 9).</translation>
  </message>
  <message>
   <source>Aménagements transitoires (article 9)</source>
   <translation>Transitional settlements (Article 9)</translation>
  </message>
  <message>
   <source>Aménagements transitoires que concerne une action.</source>
   <translation>Transitional settlements that an action concerns.</translation>
  </message>
  <message>
   <source>Analyse</source>
   <translation>Analysis</translation>
  </message>
  <message>
   <source>Année</source>
   <translation>Year</translation>
  </message>
  <message>
   <source>Année cible de résorption</source>
   <translation>Target year of resorption</translation>
  </message>
  <message>
   <source>Appel en cours</source>
   <translation>Appeal pending</translation>
  </message>
  <message>
   <source>Appellation du site</source>
   <translation>Name of the site</translation>
  </message>
  <message>
   <source>Après</source>
   <translation>After</translation>
  </message>
  <message>
   <source>Arrêts de transport</source>
   <translation>Public transport stops</translation>
  </message>
  <message>
   <source>Arrêté d’insalubrité RHI bidonville en cours</source>
   <translation>Insalubrity order (shantytown clearance) in force</translation>
  </message>
  <message>
   <source>Arrêté d’évacuation en cours</source>
   <translation>Eviction order in force</translation>
  </message>
  <message>
   <source>Art. 10 – Mettre en œuvre des actions de coopération avec les territoires d’origine</source>
   <translation>Art. 10 – Carry out cooperation with the territories of origin</translation>
  </message>
  <message>
   <source>Art. 11 – Empêcher la reconstitution de campements résorbés et prévenir l’installation de nouveaux campements</source>
   <translation>Art. 11 – Prevent resorbed camps from forming again and new camps from settling</translation>
  </message>
  <message>
   <source>Art. 4 – Favoriser l’accès à l’éducation</source>
   <translation>Art. 4 – Promote access to education</translation>
  </message>
  <message>
   <source>Art. 5 – Stratégie d’intervention dans les campements illicites existants</source>
   <translation>Art. 5 – Strategy for the existing unauthorised camps</translation>
  </message>
  <message>
   <source>Art. 6 – Favoriser l’accès à la santé et aux soins</source>
   <translation>Art. 6 – Promote access to health and care</translation>
  </message>
  <message>
   <source>Art. 7 – Favoriser l’accès à la formation et à l’emploi</source>
   <translation>Art. 7 – Promote access to training and employment</translation>
  </message>
  <message>
   <source>Art. 8 – Favoriser l’accès au logement ordinaire</source>
   <translation>Art. 8 – Promote access to ordinary housing</translation>
  </message>
  <message>
   <source>Art. 9 – Créer des aménagements transitoires</source>
   <translation>Art. 9 – Create transitional settlements</translation>
  </message>
  <message>
   <source>Article</source>
   <translation>Article</translation>
  </message>
  <message>
   <source>Article du protocole</source>
   <translation>Article of the protocol</translation>
  </message>
  <message>
   <source>Article du protocole, de 4 à 11.</source>
   <translation>Article of the protocol, from 4 to 11.</translation>
  </message>
  <message>
   <source>Association</source>
   <translation>Association</translation>
  </message>
  <message>
   <source>Aucun usage décidé</source>
   <translation>No use decided</translation>
  </message>
  <message>
   <source>Aucun usage ni projet pour le lieu</source>
   <translation>Neither use nor plan for the place</translation>
  </message>
  <message>
   <source>Aucune</source>
   <translation>None</translation>
  </message>
  <message>
   <source>Augmente d’une unité à chaque modification.</source>
   <translation>Goes up by one at each change.</translation>
  </message>
  <message>
   <source>Auteur et motif d’une suppression, le temps de celle-ci.</source>
   <translation>Author and reason of a deletion, while it lasts.</translation>
  </message>
  <message>
   <source>Autre</source>
   <translation>Other</translation>
  </message>
  <message>
   <source>Autre financement</source>
   <translation>Other funding</translation>
  </message>
  <message>
   <source>Autres exclusions et servitudes</source>
   <translation>Other exclusions and easements</translation>
  </message>
  <message>
   <source>Avancement</source>
   <translation>Progress</translation>
  </message>
  <message>
   <source>Avancement de la phase</source>
   <translation>Progress of the phase</translation>
  </message>
  <message>
   <source>Avancement du diagnostic</source>
   <translation>Progress of the assessment</translation>
  </message>
  <message>
   <source>Avant</source>
   <translation>Before</translation>
  </message>
  <message>
   <source>Base</source>
   <translation>Base</translation>
  </message>
  <message>
   <source>Besoins</source>
   <translation>Needs</translation>
  </message>
  <message>
   <source>Besoins de formation</source>
   <translation>Training needs</translation>
  </message>
  <message>
   <source>Besoins de logement</source>
   <translation>Housing needs</translation>
  </message>
  <message>
   <source>Besoins de santé</source>
   <translation>Health needs</translation>
  </message>
  <message>
   <source>Besoins de scolarisation</source>
   <translation>Schooling needs</translation>
  </message>
  <message>
   <source>Besoins d’accès aux droits</source>
   <translation>Needs for access to rights</translation>
  </message>
  <message>
   <source>Besoins d’emploi</source>
   <translation>Employment needs</translation>
  </message>
  <message>
   <source>Borne incendie</source>
   <translation>Fire hydrant</translation>
  </message>
  <message>
   <source>Budget</source>
   <translation>Budget</translation>
  </message>
  <message>
   <source>Bâti</source>
   <translation>Building</translation>
  </message>
  <message>
   <source>Bâtiments</source>
   <translation>Buildings</translation>
  </message>
  <message>
   <source>CNIG (champ typereglement)</source>
   <translation>CNIG (field typereglement)</translation>
  </message>
  <message>
   <source>COVADIS (champ typereg)</source>
   <translation>COVADIS (field typereg)</translation>
  </message>
  <message>
   <source>Cabanes</source>
   <translation>Shacks</translation>
  </message>
  <message>
   <source>Campement</source>
   <translation>Camp</translation>
  </message>
  <message>
   <source>Campements et grands squats : une ligne par occupation d’un lieu, de l’installation à la fermeture.</source>
   <translation>Camps and large squats: one row per occupation of a place, from settling to closing.</translation>
  </message>
  <message>
   <source>Capacité</source>
   <translation>Capacity</translation>
  </message>
  <message>
   <source>Capacité en ménages</source>
   <translation>Capacity in households</translation>
  </message>
  <message>
   <source>Capacité en personnes</source>
   <translation>Capacity in persons</translation>
  </message>
  <message>
   <source>Capacité maximale</source>
   <translation>Maximum capacity</translation>
  </message>
  <message>
   <source>Capacité minimale</source>
   <translation>Minimum capacity</translation>
  </message>
  <message>
   <source>Caravane</source>
   <translation>Caravan</translation>
  </message>
  <message>
   <source>Caravanes</source>
   <translation>Caravans</translation>
  </message>
  <message>
   <source>Carte générale du territoire</source>
   <translation>Overview map of the territory</translation>
  </message>
  <message>
   <source>Cartes par commune</source>
   <translation>Maps by municipality</translation>
  </message>
  <message>
   <source>Catégorie</source>
   <translation>Category</translation>
  </message>
  <message>
   <source>Catégorie de propriétaire</source>
   <translation>Category of owner</translation>
  </message>
  <message>
   <source>Catégorie de signataire</source>
   <translation>Category of signatory</translation>
  </message>
  <message>
   <source>Cause de la fermeture</source>
   <translation>Cause of the closing</translation>
  </message>
  <message>
   <source>Ce que devient le lieu après la fermeture d’un site (Art. 11).</source>
   <translation>What becomes of the place after a site closes (Art. 11).</translation>
  </message>
  <message>
   <source>Ce que les règles disent d’un terrain ; ce n’est pas une décision.</source>
   <translation>What the rules say of a piece of land; it is not a decision.</translation>
  </message>
  <message>
   <source>Cellule de veille</source>
   <translation>Monitoring unit</translation>
  </message>
  <message>
   <source>Cellule de veille (Art. 13)</source>
   <translation>Monitoring unit (Art. 13)</translation>
  </message>
  <message>
   <source>Chemin relatif au dossier de la base.</source>
   <translation>Path relative to the folder of the base.</translation>
  </message>
  <message>
   <source>Cimetières</source>
   <translation>Cemeteries</translation>
  </message>
  <message>
   <source>Classe de propriétaire (catpro)</source>
   <translation>Owner class (catpro)</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Code INSEE</source>
   <translation>INSEE code</translation>
  </message>
  <message>
   <source>Code INSEE de la commune</source>
   <translation>INSEE code of the commune</translation>
  </message>
  <message>
   <source>Code de la commune (3 chiffres)</source>
   <translation>Code of the commune (3 digits)</translation>
  </message>
  <message>
   <source>Code de la zone</source>
   <translation>Code of the zone</translation>
  </message>
  <message>
   <source>Code du droit</source>
   <translation>Code of the right</translation>
  </message>
  <message>
   <source>Code d’origine</source>
   <translation>Original code</translation>
  </message>
  <message>
   <source>Code que portait le site dans la base dont il vient.</source>
   <translation>Code that the site had in the base it comes from.</translation>
  </message>
  <message>
   <source>Collecte des déchets</source>
   <translation>Waste collection</translation>
  </message>
  <message>
   <source>Collectivité territoriale</source>
   <translation>Local authority</translation>
  </message>
  <message>
   <source>Comité de pilotage</source>
   <translation>Steering committee</translation>
  </message>
  <message>
   <source>Comment les habitants ont-ils accès à l’eau ?</source>
   <translation>How do the inhabitants get water?</translation>
  </message>
  <message>
   <source>Commerces alimentaires</source>
   <translation>Food shops</translation>
  </message>
  <message>
   <source>Commune</source>
   <translation>Municipality</translation>
  </message>
  <message>
   <source>Communes du territoire ; leur réunion est le territoire du protocole.</source>
   <translation>Municipalities of the territory; their union is the territory of the protocol.</translation>
  </message>
  <message>
   <source>Compacité minimale</source>
   <translation>Least compactness</translation>
  </message>
  <message>
   <source>Compatible</source>
   <translation>Compatible</translation>
  </message>
  <message>
   <source>Compatibles</source>
   <translation>Compatible</translation>
  </message>
  <message>
   <source>Comptages datés des habitants : des nombres, jamais de personnes. Vide = non compté.</source>
   <translation>Dated counts of the inhabitants: numbers, never persons. Empty = not counted.</translation>
  </message>
  <message>
   <source>Concours de la force publique</source>
   <translation>Assistance of the police</translation>
  </message>
  <message>
   <source>Conditionnelle</source>
   <translation>Conditional</translation>
  </message>
  <message>
   <source>Conditions de la stabilisation</source>
   <translation>Conditions of the stabilisation</translation>
  </message>
  <message>
   <source>Conditions de vie</source>
   <translation>Living conditions</translation>
  </message>
  <message>
   <source>Conditions de vie à améliorer</source>
   <translation>Living conditions to improve</translation>
  </message>
  <message>
   <source>Confirmée</source>
   <translation>Confirmed</translation>
  </message>
  <message>
   <source>Conseil départemental</source>
   <translation>Departmental council</translation>
  </message>
  <message>
   <source>Conseil régional</source>
   <translation>Regional council</translation>
  </message>
  <message>
   <source>Constat</source>
   <translation>Observation</translation>
  </message>
  <message>
   <source>Constat de la visite</source>
   <translation>Observation of the visit</translation>
  </message>
  <message>
   <source>Constate-t-on des marques de défécation à l’air libre ?</source>
   <translation>Are there signs of open defecation?</translation>
  </message>
  <message>
   <source>Constate-t-on une accumulation d’encombrants ?</source>
   <translation>Is bulky waste piling up?</translation>
  </message>
  <message>
   <source>Constate-t-on une accumulation d’ordures ménagères ?</source>
   <translation>Is household waste piling up?</translation>
  </message>
  <message>
   <source>Constats datés sur les conditions de vie. L’état de chaque thème est calculé à la lecture, jamais enregistré.</source>
   <translation>Dated observations of living conditions. The status of each theme is computed on reading, never stored.</translation>
  </message>
  <message>
   <source>Construction modulaire</source>
   <translation>Modular building</translation>
  </message>
  <message>
   <source>Contenance (m²)</source>
   <translation>Area on record (m²)</translation>
  </message>
  <message>
   <source>Contexte</source>
   <translation>Context</translation>
  </message>
  <message>
   <source>Contexte de la fermeture</source>
   <translation>Context of the closing</translation>
  </message>
  <message>
   <source>Contexte territorial</source>
   <translation>Territorial context</translation>
  </message>
  <message>
   <source>Contractualisation des familles</source>
   <translation>Contracts with the families</translation>
  </message>
  <message>
   <source>Convention</source>
   <translation>Agreement</translation>
  </message>
  <message>
   <source>Convention particulière</source>
   <translation>Specific agreement</translation>
  </message>
  <message>
   <source>Conventions</source>
   <translation>Agreements</translation>
  </message>
  <message>
   <source>Conventions particulières d’application (Art. 16).</source>
   <translation>Specific implementing agreements (Art. 16).</translation>
  </message>
  <message>
   <source>Coopération avec le CLSPD ou le CISPD (Art. 12)</source>
   <translation>Cooperation with the local security council, CLSPD or CISPD (Art. 12)</translation>
  </message>
  <message>
   <source>Couche</source>
   <translation>Layer</translation>
  </message>
  <message>
   <source>Couches lues par un criblage.</source>
   <translation>Layers read by a screening.</translation>
  </message>
  <message>
   <source>Courbes remplacées par des segments</source>
   <translation>Curves replaced by segments</translation>
  </message>
  <message>
   <source>Courrier</source>
   <translation>Letter</translation>
  </message>
  <message>
   <source>Cours d’eau et plans d’eau</source>
   <translation>Watercourses and water bodies</translation>
  </message>
  <message>
   <source>Criblage</source>
   <translation>Screening</translation>
  </message>
  <message>
   <source>Créé le</source>
   <translation>Created on</translation>
  </message>
  <message>
   <source>Créé par</source>
   <translation>Created by</translation>
  </message>
  <message>
   <source>Créée le</source>
   <translation>Created on</translation>
  </message>
  <message>
   <source>Cœurs d’espaces protégés</source>
   <translation>Cores of protected areas</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Date</translation>
  </message>
  <message>
   <source>Date de fermeture</source>
   <translation>Closing date</translation>
  </message>
  <message>
   <source>Date de la demande</source>
   <translation>Date of the request</translation>
  </message>
  <message>
   <source>Date de la décision</source>
   <translation>Date of the decision</translation>
  </message>
  <message>
   <source>Date de la visite</source>
   <translation>Date of the visit</translation>
  </message>
  <message>
   <source>Date de l’arrêté</source>
   <translation>Date of the order</translation>
  </message>
  <message>
   <source>Date de l’arrêté d’insalubrité</source>
   <translation>Date of the insalubrity order</translation>
  </message>
  <message>
   <source>Date de l’octroi</source>
   <translation>Date of the grant</translation>
  </message>
  <message>
   <source>Date de référence</source>
   <translation>Reference date</translation>
  </message>
  <message>
   <source>Date de signalement</source>
   <translation>Reporting date</translation>
  </message>
  <message>
   <source>Date de signature</source>
   <translation>Date of signature</translation>
  </message>
  <message>
   <source>Date du comptage</source>
   <translation>Date of the count</translation>
  </message>
  <message>
   <source>Date du constat</source>
   <translation>Date of the observation</translation>
  </message>
  <message>
   <source>Date d’installation</source>
   <translation>Settling date</translation>
  </message>
  <message>
   <source>Date d’ouverture</source>
   <translation>Opening date</translation>
  </message>
  <message>
   <source>Date d’évacuation</source>
   <translation>Eviction date</translation>
  </message>
  <message>
   <source>Date d’évacuation fixée</source>
   <translation>Eviction date set</translation>
  </message>
  <message>
   <source>Demandé</source>
   <translation>Requested</translation>
  </message>
  <message>
   <source>Dernier comptage</source>
   <translation>Last count</translation>
  </message>
  <message>
   <source>Dernier diagnostic</source>
   <translation>Last assessment</translation>
  </message>
  <message>
   <source>Dernière année (Art. 1)</source>
   <translation>Last year (Art. 1)</translation>
  </message>
  <message>
   <source>Dernière nouvelle</source>
   <translation>Latest news</translation>
  </message>
  <message>
   <source>Dernière visite</source>
   <translation>Last visit</translation>
  </message>
  <message>
   <source>Des inégalités d’accès à l’eau ont-elles été constatées ?</source>
   <translation>Was unequal access to water observed?</translation>
  </message>
  <message>
   <source>Des inégalités d’accès à l’électricité ont-elles été constatées ?</source>
   <translation>Was unequal access to electricity observed?</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>Description</translation>
  </message>
  <message>
   <source>Diagnostic</source>
   <translation>Assessment</translation>
  </message>
  <message>
   <source>Diagnostic de prévention des incendies réalisé par le SDIS ?</source>
   <translation>Fire prevention assessment carried out by the fire service (SDIS)?</translation>
  </message>
  <message>
   <source>Diagnostic sanitaire</source>
   <translation>Health assessment</translation>
  </message>
  <message>
   <source>Diagnostic social</source>
   <translation>Social assessment</translation>
  </message>
  <message>
   <source>Diagnostic sociologique</source>
   <translation>Sociological assessment</translation>
  </message>
  <message>
   <source>Diagnostic technique</source>
   <translation>Technical assessment</translation>
  </message>
  <message>
   <source>Diagnostics</source>
   <translation>Assessments</translation>
  </message>
  <message>
   <source>Diagnostics prévus et réalisés (Art. 2 et 5).</source>
   <translation>Assessments planned and carried out (Art. 2 and 5).</translation>
  </message>
  <message>
   <source>Diagnostics réalisés</source>
   <translation>Assessments done</translation>
  </message>
  <message>
   <source>Diffusion</source>
   <translation>Circulation</translation>
  </message>
  <message>
   <source>Disponible jusqu’au</source>
   <translation>Available until</translation>
  </message>
  <message>
   <source>Disponible à partir du</source>
   <translation>Available from</translation>
  </message>
  <message>
   <source>Dispositifs de lutte contre l’incendie</source>
   <translation>Fire-fighting equipment</translation>
  </message>
  <message>
   <source>Dispositifs de ramassage à moins de 100 m ?</source>
   <translation>Collection points less than 100 m away?</translation>
  </message>
  <message>
   <source>Distance à un arrêt</source>
   <translation>Distance to a stop</translation>
  </message>
  <message>
   <source>Distance à un commerce alimentaire</source>
   <translation>Distance to a food shop</translation>
  </message>
  <message>
   <source>Distance à un lieu de soins</source>
   <translation>Distance to a place of care</translation>
  </message>
  <message>
   <source>Distance à un monument</source>
   <translation>Distance to a monument</translation>
  </message>
  <message>
   <source>Distance à un point d’eau</source>
   <translation>Distance to a water point</translation>
  </message>
  <message>
   <source>Distance à un site pollué</source>
   <translation>Distance to a polluted site</translation>
  </message>
  <message>
   <source>Distance à une route</source>
   <translation>Distance to a road</translation>
  </message>
  <message>
   <source>Distance à une école</source>
   <translation>Distance to a school</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Documents</translation>
  </message>
  <message>
   <source>Donné par la base (A-2026-001) s’il n’est pas saisi.</source>
   <translation>Given by the base (A-2026-001) unless typed.</translation>
  </message>
  <message>
   <source>Donné par la base (F-2026-001) s’il n’est pas saisi.</source>
   <translation>Given by the base (F-2026-001) unless typed.</translation>
  </message>
  <message>
   <source>Donné par la base (S-2026-001) s’il n’est pas saisi.</source>
   <translation>Given by the base (S-2026-001) unless typed.</translation>
  </message>
  <message>
   <source>Droits qui ne sont pas de propriété</source>
   <translation>Rights that are not ownership</translation>
  </message>
  <message>
   <source>Début</source>
   <translation>Start</translation>
  </message>
  <message>
   <source>Déchets</source>
   <translation>Waste</translation>
  </message>
  <message>
   <source>Décidé le</source>
   <translation>Decided on</translation>
  </message>
  <message>
   <source>Décidé par</source>
   <translation>Decided by</translation>
  </message>
  <message>
   <source>Décision administrative de la Commune</source>
   <translation>Administrative decision of the municipality</translation>
  </message>
  <message>
   <source>Décision administrative de la Préfecture</source>
   <translation>Administrative decision of the prefecture</translation>
  </message>
  <message>
   <source>Décision de justice rendue</source>
   <translation>Court decision given</translation>
  </message>
  <message>
   <source>Décision de justice suite à une plainte du propriétaire</source>
   <translation>Court decision following a complaint of the owner</translation>
  </message>
  <message>
   <source>Délibération</source>
   <translation>Resolution</translation>
  </message>
  <message>
   <source>Dénombrement</source>
   <translation>Count</translation>
  </message>
  <message>
   <source>Dénomination du propriétaire</source>
   <translation>Name of the owner</translation>
  </message>
  <message>
   <source>Département</source>
   <translation>Département</translation>
  </message>
  <message>
   <source>D’où sont venus les habitants d’un site.</source>
   <translation>Where the inhabitants of a site came from.</translation>
  </message>
  <message>
   <source>D’un autre type de géométrie</source>
   <translation>Of another type of geometry</translation>
  </message>
  <message>
   <source>Eau</source>
   <translation>Water</translation>
  </message>
  <message>
   <source>Emprises autoroutières</source>
   <translation>Motorway land</translation>
  </message>
  <message>
   <source>Emprises ferroviaires</source>
   <translation>Railway land</translation>
  </message>
  <message>
   <source>En cours</source>
   <translation>Under way</translation>
  </message>
  <message>
   <source>En cours de résorption</source>
   <translation>Being resorbed</translation>
  </message>
  <message>
   <source>En projet</source>
   <translation>Planned</translation>
  </message>
  <message>
   <source>En travaux</source>
   <translation>Under construction</translation>
  </message>
  <message>
   <source>Engagement</source>
   <translation>Commitment</translation>
  </message>
  <message>
   <source>Engagements</source>
   <translation>Commitments</translation>
  </message>
  <message>
   <source>Engagements des partenaires (articles 4 à 11) ; sans site, tout le territoire.</source>
   <translation>Commitments of the partners (articles 4 to 11); with no site, the whole territory.</translation>
  </message>
  <message>
   <source>Engagements en retard</source>
   <translation>Overdue commitments</translation>
  </message>
  <message>
   <source>Engagements et actions</source>
   <translation>Commitments and actions</translation>
  </message>
  <message>
   <source>Engagements et actions (articles 4 à 11)</source>
   <translation>Commitments and actions (Articles 4 to 11)</translation>
  </message>
  <message>
   <source>Engagements ouverts</source>
   <translation>Open commitments</translation>
  </message>
  <message>
   <source>Enregistrement commun avec la base.</source>
   <translation>Save made together with the base.</translation>
  </message>
  <message>
   <source>Enregistrements faits à la fois dans la base et dans le fichier restreint.</source>
   <translation>Saves made both in the base and in the restricted file.</translation>
  </message>
  <message>
   <source>Entreprise publique</source>
   <translation>State-owned company</translation>
  </message>
  <message>
   <source>Est-ce un point d’eau sur la voie publique ?</source>
   <translation>Is it a water point on the public highway?</translation>
  </message>
  <message>
   <source>Exclu</source>
   <translation>Excluded</translation>
  </message>
  <message>
   <source>Excluante</source>
   <translation>Excluding</translation>
  </message>
  <message>
   <source>Exclues</source>
   <translation>Excluded</translation>
  </message>
  <message>
   <source>Existe-t-il des eaux stagnantes autour du point de distribution ?</source>
   <translation>Is there standing water around the water point?</translation>
  </message>
  <message>
   <source>Existence d’un contentieux</source>
   <translation>Existence of a dispute</translation>
  </message>
  <message>
   <source>Existence d’une procédure judiciaire</source>
   <translation>Existence of court proceedings</translation>
  </message>
  <message>
   <source>Facteur</source>
   <translation>Factor</translation>
  </message>
  <message>
   <source>Facteur de vigilance</source>
   <translation>Vigilance factor</translation>
  </message>
  <message>
   <source>Faisabilité d’une stabilisation (Art. 5)</source>
   <translation>Feasibility of a stabilisation (Art. 5)</translation>
  </message>
  <message>
   <source>Femmes ayant eu au moins un contrat de travail</source>
   <translation>Women who had at least one employment contract</translation>
  </message>
  <message>
   <source>Femmes concernées</source>
   <translation>Women concerned</translation>
  </message>
  <message>
   <source>Fermeture</source>
   <translation>Closing</translation>
  </message>
  <message>
   <source>Fermeture récente</source>
   <translation>Recent closing</translation>
  </message>
  <message>
   <source>Fermeture sans solution durable pour la part fixée</source>
   <translation>Closing without a lasting solution for the share set</translation>
  </message>
  <message>
   <source>Fermé</source>
   <translation>Closed</translation>
  </message>
  <message>
   <source>Fermé, non résorbé</source>
   <translation>Closed, not resorbed</translation>
  </message>
  <message>
   <source>Fiches des sites</source>
   <translation>Sheets of the sites</translation>
  </message>
  <message>
   <source>Fichier</source>
   <translation>File</translation>
  </message>
  <message>
   <source>Fichiers des procédures et des propriétaires, gardés à côté du fichier restreint.</source>
   <translation>Files of proceedings and owners, kept beside the restricted file.</translation>
  </message>
  <message>
   <source>Fichiers joints, gardés à côté de la base.</source>
   <translation>Attached files, kept beside the base.</translation>
  </message>
  <message>
   <source>Fin</source>
   <translation>End</translation>
  </message>
  <message>
   <source>Fin prévue</source>
   <translation>Planned end</translation>
  </message>
  <message>
   <source>Financement</source>
   <translation>Funding</translation>
  </message>
  <message>
   <source>Financement européen</source>
   <translation>European funding</translation>
  </message>
  <message>
   <source>Financement privé</source>
   <translation>Private funding</translation>
  </message>
  <message>
   <source>Financements</source>
   <translation>Funding</translation>
  </message>
  <message>
   <source>Financements d’une action, par année et par source.</source>
   <translation>Funding of an action, by year and by source.</translation>
  </message>
  <message>
   <source>Foncier</source>
   <translation>Land</translation>
  </message>
  <message>
   <source>Foncier disponible</source>
   <translation>Available land</translation>
  </message>
  <message>
   <source>Foncier disponible (article 9)</source>
   <translation>Available land (Article 9)</translation>
  </message>
  <message>
   <source>Foncier d’origine</source>
   <translation>Land it came from</translation>
  </message>
  <message>
   <source>Fontaine publique</source>
   <translation>Public fountain</translation>
  </message>
  <message>
   <source>Formation et emploi</source>
   <translation>Training and employment</translation>
  </message>
  <message>
   <source>Forme</source>
   <translation>Shape</translation>
  </message>
  <message>
   <source>Forme compacte</source>
   <translation>Compact shape</translation>
  </message>
  <message>
   <source>Freins</source>
   <translation>Obstacles</translation>
  </message>
  <message>
   <source>Gestionnaire</source>
   <translation>Manager</translation>
  </message>
  <message>
   <source>Gestionnaire identifié</source>
   <translation>Manager identified</translation>
  </message>
  <message>
   <source>Gestionnaire non identifié ou équipements laissés</source>
   <translation>Manager not identified, or equipment left</translation>
  </message>
  <message>
   <source>Glossaire, sources, méthode et limites</source>
   <translation>Glossary, sources, method and limits</translation>
  </message>
  <message>
   <source>Gouvernance (Art. 12, 13, 15)</source>
   <translation>Governance (Art. 12, 13, 15)</translation>
  </message>
  <message>
   <source>Grand squat</source>
   <translation>Large squat</translation>
  </message>
  <message>
   <source>Groupe agrégé de l’article 2, pour le seul tableau des partenaires.</source>
   <translation>Aggregate group of article 2, for the partners’ table only.</translation>
  </message>
  <message>
   <source>Groupe de personne morale</source>
   <translation>Group of legal person</translation>
  </message>
  <message>
   <source>Groupe électrogène</source>
   <translation>Generator</translation>
  </message>
  <message>
   <source>Géométries réparées</source>
   <translation>Repaired geometries</translation>
  </message>
  <message>
   <source>Habitants</source>
   <translation>Inhabitants</translation>
  </message>
  <message>
   <source>Hors des autres exclusions</source>
   <translation>Outside other exclusions</translation>
  </message>
  <message>
   <source>Hors du système de coordonnées</source>
   <translation>Outside the coordinate reference system</translation>
  </message>
  <message>
   <source>Hors zone d’interdiction d’un PPR</source>
   <translation>Outside prohibited zones of a risk prevention plan</translation>
  </message>
  <message>
   <source>Hébergement ou logement adapté longue durée avec accompagnement</source>
   <translation>Long-term accommodation or adapted housing with support</translation>
  </message>
  <message>
   <source>Identifiant</source>
   <translation>Identifier</translation>
  </message>
  <message>
   <source>Identifiant de la base</source>
   <translation>Identifier of the base</translation>
  </message>
  <message>
   <source>Identifiant de la ligne</source>
   <translation>Identifier of the row</translation>
  </message>
  <message>
   <source>Identifiant de la parcelle</source>
   <translation>Identifier of the parcel</translation>
  </message>
  <message>
   <source>Identifiant du plan</source>
   <translation>Identifier of the plan</translation>
  </message>
  <message>
   <source>Identifiant sur la plateforme nationale</source>
   <translation>Identifier on the national platform</translation>
  </message>
  <message>
   <source>Identifiants absents ou illisibles</source>
   <translation>Missing or unreadable identifiers</translation>
  </message>
  <message>
   <source>Identifiants de 12 caractères ambigus</source>
   <translation>Ambiguous identifiers of 12 characters</translation>
  </message>
  <message>
   <source>Identifiants de 12 caractères complétés</source>
   <translation>Completed identifiers of 12 characters</translation>
  </message>
  <message>
   <source>Identifiants portés par plusieurs lignes</source>
   <translation>Identifiers that several rows have</translation>
  </message>
  <message>
   <source>Identité</source>
   <translation>Identity</translation>
  </message>
  <message>
   <source>Identité de la base et version de son schéma.</source>
   <translation>Identity of the base and version of its schema.</translation>
  </message>
  <message>
   <source>Identité de la ligne, reprise par les tables liées.</source>
   <translation>Identity of the row, used by the linked tables.</translation>
  </message>
  <message>
   <source>Imprimé dans l’annexe réservée aux partenaires : les faits et leurs dates, jamais le nom d’une personne.</source>
   <translation>Printed in the annex restricted to partners: facts and their dates, never the name of a person.</translation>
  </message>
  <message>
   <source>Incendie et santé (Art. 5)</source>
   <translation>Fire and health (Art. 5)</translation>
  </message>
  <message>
   <source>Inconnu</source>
   <translation>Unknown</translation>
  </message>
  <message>
   <source>Indicateur</source>
   <translation>Indicator</translation>
  </message>
  <message>
   <source>Indicateur annuel</source>
   <translation>Yearly indicator</translation>
  </message>
  <message>
   <source>Indicateurs</source>
   <translation>Indicators</translation>
  </message>
  <message>
   <source>Indicateurs annuels d’une action : le bilan de l’année.</source>
   <translation>Yearly indicators of an action: the review of the year.</translation>
  </message>
  <message>
   <source>Information des familles</source>
   <translation>Information of the families</translation>
  </message>
  <message>
   <source>Informations complémentaires sur l’accès à l’eau</source>
   <translation>More on access to water</translation>
  </message>
  <message>
   <source>Informations d’accès</source>
   <translation>How to get there</translation>
  </message>
  <message>
   <source>Inscrits en établissement scolaire</source>
   <translation>Enrolled in school</translation>
  </message>
  <message>
   <source>Instance</source>
   <translation>Body</translation>
  </message>
  <message>
   <source>Instance de concertation</source>
   <translation>Consultation body</translation>
  </message>
  <message>
   <source>Intercommunalité</source>
   <translation>Intermunicipal authority</translation>
  </message>
  <message>
   <source>Interdiction</source>
   <translation>Prohibition</translation>
  </message>
  <message>
   <source>Interdiction stricte</source>
   <translation>Strict prohibition</translation>
  </message>
  <message>
   <source>Intervenant</source>
   <translation>Operator</translation>
  </message>
  <message>
   <source>Intervenant ou service en charge</source>
   <translation>Operator or service in charge</translation>
  </message>
  <message>
   <source>Intitulé</source>
   <translation>Title</translation>
  </message>
  <message>
   <source>Jamais le nom d’une personne physique.</source>
   <translation>Never the name of a natural person.</translation>
  </message>
  <message>
   <source>Jeunes en dispositif d’insertion</source>
   <translation>Young people in an integration scheme</translation>
  </message>
  <message>
   <source>Journal</source>
   <translation>Journal</translation>
  </message>
  <message>
   <source>Judiciaire</source>
   <translation>Judicial</translation>
  </message>
  <message>
   <source>La collecte des poubelles est-elle réalisée de manière régulière ?</source>
   <translation>Is the waste collected regularly?</translation>
  </message>
  <message>
   <source>La situation correspond à la date du</source>
   <translation>The situation is that of</translation>
  </message>
  <message>
   <source>La visite du site fermé qui a constaté l’occupation, s’il y en a une.</source>
   <translation>The visit to the closed site that noted the occupation, if there is one.</translation>
  </message>
  <message>
   <source>Largeur minimale</source>
   <translation>Least width</translation>
  </message>
  <message>
   <source>Largeur suffisante</source>
   <translation>Wide enough</translation>
  </message>
  <message>
   <source>Latrines construites par les habitants</source>
   <translation>Latrines built by the inhabitants</translation>
  </message>
  <message>
   <source>Le</source>
   <translation>On</translation>
  </message>
  <message>
   <source>Le protocole de coopération : une seule ligne par base.</source>
   <translation>The cooperation protocol: one row per base.</translation>
  </message>
  <message>
   <source>Le site est-il accessible aux secours ?</source>
   <translation>Can emergency services reach the site?</translation>
  </message>
  <message>
   <source>Les dispositifs de ramassage sont-ils en bon état et sécurisés ?</source>
   <translation>Are the collection points in good condition and safe?</translation>
  </message>
  <message>
   <source>Les neuf phases préparatoires, d’un site ou d’un aménagement.</source>
   <translation>The nine preparatory phases, of a site or of a settlement.</translation>
  </message>
  <message>
   <source>Les toilettes sont-elles à l’intérieur du site ?</source>
   <translation>Are the toilets inside the site?</translation>
  </message>
  <message>
   <source>Les « Vu » du protocole, dans l’ordre.</source>
   <translation>The recitals of the protocol, in order.</translation>
  </message>
  <message>
   <source>Leviers</source>
   <translation>Levers</translation>
  </message>
  <message>
   <source>Libellé</source>
   <translation>Label</translation>
  </message>
  <message>
   <source>Lieu déjà occupé auparavant</source>
   <translation>Place already occupied before</translation>
  </message>
  <message>
   <source>Lieux de soins</source>
   <translation>Places of care</translation>
  </message>
  <message>
   <source>Litiges et conciliation (Art. 15)</source>
   <translation>Disputes and conciliation (Art. 15)</translation>
  </message>
  <message>
   <source>Logement</source>
   <translation>Housing</translation>
  </message>
  <message>
   <source>Logo</source>
   <translation>Logo</translation>
  </message>
  <message>
   <source>Lot</source>
   <translation>Batch</translation>
  </message>
  <message>
   <source>L’accès à l’eau est-il continu ?</source>
   <translation>Is access to water continuous?</translation>
  </message>
  <message>
   <source>Matelas</source>
   <translation>Mattresses</translation>
  </message>
  <message>
   <source>Mesures de prévention des incendies</source>
   <translation>Fire prevention measures</translation>
  </message>
  <message>
   <source>Millésime</source>
   <translation>Vintage</translation>
  </message>
  <message>
   <source>Mineurs</source>
   <translation>Minors</translation>
  </message>
  <message>
   <source>Mineurs au collège</source>
   <translation>Minors in lower secondary school</translation>
  </message>
  <message>
   <source>Mineurs au lycée ou en formation professionnelle</source>
   <translation>Minors in upper secondary school or vocational training</translation>
  </message>
  <message>
   <source>Mineurs concernés</source>
   <translation>Minors concerned</translation>
  </message>
  <message>
   <source>Mineurs de 3 ans et plus bénéficiant d’une médiation</source>
   <translation>Minors aged 3 and over with a mediator</translation>
  </message>
  <message>
   <source>Mineurs de 3 ans et plus identifiés sur site</source>
   <translation>Minors aged 3 and over identified on site</translation>
  </message>
  <message>
   <source>Mineurs de moins de 3 ans bénéficiant d’une médiation</source>
   <translation>Minors under 3 with a mediator</translation>
  </message>
  <message>
   <source>Mineurs de moins de 3 ans identifiés sur site</source>
   <translation>Minors under 3 identified on site</translation>
  </message>
  <message>
   <source>Mineurs dont la scolarité a débuté dans l’année</source>
   <translation>Minors whose schooling began during the year</translation>
  </message>
  <message>
   <source>Mineurs en maternelle</source>
   <translation>Minors in nursery school</translation>
  </message>
  <message>
   <source>Mineurs en élémentaire</source>
   <translation>Minors in primary school</translation>
  </message>
  <message>
   <source>Mise à l’abri temporaire</source>
   <translation>Temporary shelter</translation>
  </message>
  <message>
   <source>Mobil-home</source>
   <translation>Mobile home</translation>
  </message>
  <message>
   <source>Mobilisation</source>
   <translation>Availability</translation>
  </message>
  <message>
   <source>Modification</source>
   <translation>Change</translation>
  </message>
  <message>
   <source>Modifié le</source>
   <translation>Changed on</translation>
  </message>
  <message>
   <source>Modifié par</source>
   <translation>Changed by</translation>
  </message>
  <message>
   <source>Montant prévu</source>
   <translation>Planned amount</translation>
  </message>
  <message>
   <source>Montant réel</source>
   <translation>Actual amount</translation>
  </message>
  <message>
   <source>Monuments et patrimoine protégé</source>
   <translation>Monuments and protected heritage</translation>
  </message>
  <message>
   <source>Motif</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>Motif de la décision</source>
   <translation>Reason of the decision</translation>
  </message>
  <message>
   <source>Motif de la réouverture</source>
   <translation>Reason of the reopening</translation>
  </message>
  <message>
   <source>Motif de l’écart</source>
   <translation>Reason of the rejection</translation>
  </message>
  <message>
   <source>Motif de vigilance</source>
   <translation>Reason for the watch</translation>
  </message>
  <message>
   <source>Motif principal</source>
   <translation>Main reason</translation>
  </message>
  <message>
   <source>Médiation sociale</source>
   <translation>Social mediation</translation>
  </message>
  <message>
   <source>Ménages</source>
   <translation>Households</translation>
  </message>
  <message>
   <source>Ménages accueillis</source>
   <translation>Households received</translation>
  </message>
  <message>
   <source>Ménages ayant accédé à un hébergement ou logement adapté longue durée</source>
   <translation>Households that obtained long-term accommodation or adapted housing</translation>
  </message>
  <message>
   <source>Ménages ayant accédé à un logement</source>
   <translation>Households that obtained housing</translation>
  </message>
  <message>
   <source>Ménages concernés</source>
   <translation>Households concerned</translation>
  </message>
  <message>
   <source>Ménages et personnes attendus et accueillis, par site d’origine.</source>
   <translation>Households and persons expected and received, by site of origin.</translation>
  </message>
  <message>
   <source>Ménages présents</source>
   <translation>Households present</translation>
  </message>
  <message>
   <source>Ménages prévus</source>
   <translation>Households planned</translation>
  </message>
  <message>
   <source>Ménages rencontrés</source>
   <translation>Households met</translation>
  </message>
  <message>
   <source>Nature</source>
   <translation>Nature</translation>
  </message>
  <message>
   <source>Nature de la pièce</source>
   <translation>Nature of the document</translation>
  </message>
  <message>
   <source>Nature du diagnostic</source>
   <translation>Nature of the assessment</translation>
  </message>
  <message>
   <source>Nature du fichier</source>
   <translation>Nature of the file</translation>
  </message>
  <message>
   <source>Nature du visa</source>
   <translation>Nature of the recital</translation>
  </message>
  <message>
   <source>Ne compte pour la règle qu’une fois confirmée.</source>
   <translation>Counts for the rule only once confirmed.</translation>
  </message>
  <message>
   <source>Niveau</source>
   <translation>Level</translation>
  </message>
  <message>
   <source>Niveau de preuve</source>
   <translation>Level of evidence</translation>
  </message>
  <message>
   <source>Niveau de vigilance</source>
   <translation>Vigilance level</translation>
  </message>
  <message>
   <source>Nom</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Nom de la zone</source>
   <translation>Name of the zone</translation>
  </message>
  <message>
   <source>Nom du protocole</source>
   <translation>Name of the protocol</translation>
  </message>
  <message>
   <source>Nom usuel</source>
   <translation>Usual name</translation>
  </message>
  <message>
   <source>Nombre d’objets</source>
   <translation>Number of features</translation>
  </message>
  <message>
   <source>Non</source>
   <translation>No</translation>
  </message>
  <message>
   <source>Non demandé</source>
   <translation>Not requested</translation>
  </message>
  <message>
   <source>Non démarrée</source>
   <translation>Not started</translation>
  </message>
  <message>
   <source>Non tenu</source>
   <translation>Not kept</translation>
  </message>
  <message>
   <source>Non évaluable</source>
   <translation>Cannot be assessed</translation>
  </message>
  <message>
   <source>Non évaluables</source>
   <translation>Cannot be assessed</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Note</translation>
  </message>
  <message>
   <source>Nouveau site</source>
   <translation>New site</translation>
  </message>
  <message>
   <source>Nuisibles</source>
   <translation>Pests</translation>
  </message>
  <message>
   <source>Numéro de parcelle</source>
   <translation>Parcel number</translation>
  </message>
  <message>
   <source>Objet</source>
   <translation>Purpose</translation>
  </message>
  <message>
   <source>Objets lus</source>
   <translation>Features read</translation>
  </message>
  <message>
   <source>Obtenu</source>
   <translation>Obtained</translation>
  </message>
  <message>
   <source>Occupation antérieure du même lieu.</source>
   <translation>Earlier occupation of the same place.</translation>
  </message>
  <message>
   <source>Occupation partielle</source>
   <translation>Partial occupation</translation>
  </message>
  <message>
   <source>Opération</source>
   <translation>Operation</translation>
  </message>
  <message>
   <source>Ordre</source>
   <translation>Order</translation>
  </message>
  <message>
   <source>Ordre du jour</source>
   <translation>Agenda</translation>
  </message>
  <message>
   <source>Organisme</source>
   <translation>Organisation</translation>
  </message>
  <message>
   <source>Organismes qui interviennent sur un site.</source>
   <translation>Organisations that work on a site.</translation>
  </message>
  <message>
   <source>Orientation</source>
   <translation>Rehousing outcome</translation>
  </message>
  <message>
   <source>Orientation des ménages</source>
   <translation>Outcome for the households</translation>
  </message>
  <message>
   <source>Orientation des ménages à la fermeture d’un site.</source>
   <translation>Outcome for the households when a site closes.</translation>
  </message>
  <message>
   <source>Origine de la décision</source>
   <translation>Origin of the decision</translation>
  </message>
  <message>
   <source>Oui</source>
   <translation>Yes</translation>
  </message>
  <message>
   <source>Oui si la majorité des habitants était déjà sur le territoire.</source>
   <translation>Yes if most of the inhabitants were already in the territory.</translation>
  </message>
  <message>
   <source>Oui, non ou inconnu</source>
   <translation>Yes, no or unknown</translation>
  </message>
  <message>
   <source>Ouvert</source>
   <translation>Open</translation>
  </message>
  <message>
   <source>Ouverture officielle</source>
   <translation>Official opening</translation>
  </message>
  <message>
   <source>Par</source>
   <translation>By</translation>
  </message>
  <message>
   <source>Parcelle</source>
   <translation>Parcel</translation>
  </message>
  <message>
   <source>Parcelles</source>
   <translation>Parcels</translation>
  </message>
  <message>
   <source>Parcelles cadastrales</source>
   <translation>Cadastral parcels</translation>
  </message>
  <message>
   <source>Parcelles cadastrales d’un terrain, par leur identifiant de 14 caractères.</source>
   <translation>Cadastral parcels of a piece of land, by their 14-character identifier.</translation>
  </message>
  <message>
   <source>Parcelles concernées</source>
   <translation>Parcels concerned</translation>
  </message>
  <message>
   <source>Parcelles en double retirées</source>
   <translation>Duplicate parcels removed</translation>
  </message>
  <message>
   <source>Parcelles à propriétaires de catégories différentes</source>
   <translation>Parcels with owners of different categories</translation>
  </message>
  <message>
   <source>Part de la parcelle en zone d’interdiction</source>
   <translation>Share of the parcel in a prohibited zone</translation>
  </message>
  <message>
   <source>Part des habitants ayant une solution durable à partir de laquelle un site est dit résorbé (règle de la plateforme nationale : 66 %).</source>
   <translation>Share of the inhabitants with a lasting solution from which a site is said to be resorbed (rule of the national platform: 66%).</translation>
  </message>
  <message>
   <source>Part perdue de la surface nécessaire</source>
   <translation>Part of the needed area that is lost</translation>
  </message>
  <message>
   <source>Partenaire</source>
   <translation>Partner</translation>
  </message>
  <message>
   <source>Partenaire de l’action</source>
   <translation>Partner of the action</translation>
  </message>
  <message>
   <source>Partenaires</source>
   <translation>Partners</translation>
  </message>
  <message>
   <source>Partenaires associés à une action.</source>
   <translation>Partners associated with an action.</translation>
  </message>
  <message>
   <source>Partenaires du protocole</source>
   <translation>Partners of the protocol</translation>
  </message>
  <message>
   <source>Partenaires d’une convention particulière.</source>
   <translation>Partners of a specific agreement.</translation>
  </message>
  <message>
   <source>Participation des habitants (Art. 13)</source>
   <translation>Participation of the inhabitants (Art. 13)</translation>
  </message>
  <message>
   <source>Partie à la convention</source>
   <translation>Party to the agreement</translation>
  </message>
  <message>
   <source>Pas de motif suffisant relevé</source>
   <translation>No sufficient reason found</translation>
  </message>
  <message>
   <source>Personne morale</source>
   <translation>Legal person</translation>
  </message>
  <message>
   <source>Personne morale privée</source>
   <translation>Private legal person</translation>
  </message>
  <message>
   <source>Personnes</source>
   <translation>Persons</translation>
  </message>
  <message>
   <source>Personnes accompagnées vers la santé</source>
   <translation>Persons accompanied towards health care</translation>
  </message>
  <message>
   <source>Personnes accueillies</source>
   <translation>Persons received</translation>
  </message>
  <message>
   <source>Personnes ayant accédé à un hébergement ou logement adapté longue durée</source>
   <translation>Persons who obtained long-term accommodation or adapted housing</translation>
  </message>
  <message>
   <source>Personnes ayant accédé à un logement</source>
   <translation>Persons who obtained housing</translation>
  </message>
  <message>
   <source>Personnes ayant eu au moins un contrat de travail</source>
   <translation>Persons who had at least one employment contract</translation>
  </message>
  <message>
   <source>Personnes concernées par l’action</source>
   <translation>Persons concerned by the action</translation>
  </message>
  <message>
   <source>Personnes par ménage</source>
   <translation>Persons per household</translation>
  </message>
  <message>
   <source>Personnes présentes</source>
   <translation>Persons present</translation>
  </message>
  <message>
   <source>Personnes prévues</source>
   <translation>Persons planned</translation>
  </message>
  <message>
   <source>Personnes à accueillir</source>
   <translation>Persons to receive</translation>
  </message>
  <message>
   <source>Phase</source>
   <translation>Phase</translation>
  </message>
  <message>
   <source>Phase préparatoire</source>
   <translation>Preparatory phase</translation>
  </message>
  <message>
   <source>Phases</source>
   <translation>Phases</translation>
  </message>
  <message>
   <source>Photographie</source>
   <translation>Photograph</translation>
  </message>
  <message>
   <source>Photographies aériennes IGN</source>
   <translation>IGN aerial photographs</translation>
  </message>
  <message>
   <source>Pilotage et calendrier (Art. 13)</source>
   <translation>Steering and schedule (Art. 13)</translation>
  </message>
  <message>
   <source>Pilotage et coordination</source>
   <translation>Steering and coordination</translation>
  </message>
  <message>
   <source>Pilote</source>
   <translation>Leader</translation>
  </message>
  <message>
   <source>Pièce jointe</source>
   <translation>Attached document</translation>
  </message>
  <message>
   <source>Pièce restreinte</source>
   <translation>Restricted document</translation>
  </message>
  <message>
   <source>Plan</source>
   <translation>Plan</translation>
  </message>
  <message>
   <source>Plan IGN</source>
   <translation>IGN map</translation>
  </message>
  <message>
   <source>Plan de prévention des risques</source>
   <translation>Risk prevention plan</translation>
  </message>
  <message>
   <source>Point d’eau à moins de 200 m de l’habitation la plus éloignée ?</source>
   <translation>Water point less than 200 m from the farthest dwelling?</translation>
  </message>
  <message>
   <source>Point seul (cercle de 15 m)</source>
   <translation>Point only (15 m circle)</translation>
  </message>
  <message>
   <source>Points d’eau</source>
   <translation>Water points</translation>
  </message>
  <message>
   <source>Pourquoi : la réponse à chaque facteur, avec ses valeurs.</source>
   <translation>Why: the answer to each factor, with its values.</translation>
  </message>
  <message>
   <source>Pourquoi : le résultat de chaque règle, avec sa valeur.</source>
   <translation>Why: the result of each rule, with its value.</translation>
  </message>
  <message>
   <source>Première année (Art. 1)</source>
   <translation>First year (Art. 1)</translation>
  </message>
  <message>
   <source>Prescriptions</source>
   <translation>Prescriptions</translation>
  </message>
  <message>
   <source>Prescriptions hors zone d’aléa</source>
   <translation>Prescriptions outside hazard zones</translation>
  </message>
  <message>
   <source>Privé</source>
   <translation>Private</translation>
  </message>
  <message>
   <source>Prochaine visite</source>
   <translation>Next visit</translation>
  </message>
  <message>
   <source>Procédures</source>
   <translation>Proceedings</translation>
  </message>
  <message>
   <source>Procédures judiciaires et administratives d’un site.</source>
   <translation>Court and administrative proceedings about a site.</translation>
  </message>
  <message>
   <source>Proposé</source>
   <translation>Proposed</translation>
  </message>
  <message>
   <source>Proposée</source>
   <translation>Proposed</translation>
  </message>
  <message>
   <source>Propriétaire</source>
   <translation>Owner</translation>
  </message>
  <message>
   <source>Propriétaires des parcelles d’un site. Personnes morales seulement.</source>
   <translation>Owners of the parcels of a site. Legal persons only.</translation>
  </message>
  <message>
   <source>Propriétaires personnes morales (fichier de la DGFiP)</source>
   <translation>Owners that are legal persons (DGFiP file)</translation>
  </message>
  <message>
   <source>Protection contre l’incendie</source>
   <translation>Fire protection</translation>
  </message>
  <message>
   <source>Protocole</source>
   <translation>Protocol</translation>
  </message>
  <message>
   <source>Précision du contour</source>
   <translation>Precision of the outline</translation>
  </message>
  <message>
   <source>Précisions sur la discontinuité de l’accès à l’eau</source>
   <translation>More on interruptions of access to water</translation>
  </message>
  <message>
   <source>Précisions sur la réinstallation</source>
   <translation>More on the resettlement</translation>
  </message>
  <message>
   <source>Précisions sur les inégalités d’accès à l’eau</source>
   <translation>More on unequal access to water</translation>
  </message>
  <message>
   <source>Précisions sur les modalités d’accès à l’eau</source>
   <translation>More on the means of access to water</translation>
  </message>
  <message>
   <source>Précisions sur les nuisibles</source>
   <translation>More on the pests</translation>
  </message>
  <message>
   <source>Préfixe de section</source>
   <translation>Section prefix</translation>
  </message>
  <message>
   <source>Préparation conventionnement</source>
   <translation>Preparation of the agreement</translation>
  </message>
  <message>
   <source>Présence de toilettes fonctionnelles ?</source>
   <translation>Are there working toilets?</translation>
  </message>
  <message>
   <source>Prévention des incendies</source>
   <translation>Fire prevention</translation>
  </message>
  <message>
   <source>Prévu</source>
   <translation>Planned</translation>
  </message>
  <message>
   <source>Prévue</source>
   <translation>Planned</translation>
  </message>
  <message>
   <source>Public</source>
   <translation>Public</translation>
  </message>
  <message>
   <source>Périmètre relevé</source>
   <translation>Surveyed outline</translation>
  </message>
  <message>
   <source>Périmètres de plans non approuvés</source>
   <translation>Perimeters of plans not approved</translation>
  </message>
  <message>
   <source>Périmètres des plans de prévention des risques</source>
   <translation>Perimeters of the risk prevention plans</translation>
  </message>
  <message>
   <source>Quantité</source>
   <translation>Quantity</translation>
  </message>
  <message>
   <source>Qui a pris l’arrêté</source>
   <translation>Who issued the order</translation>
  </message>
  <message>
   <source>Qui a pris l’arrêté d’insalubrité</source>
   <translation>Who issued the insalubrity order</translation>
  </message>
  <message>
   <source>Raccordement au réseau urbain</source>
   <translation>Connected to the city network</translation>
  </message>
  <message>
   <source>Raison inconnue</source>
   <translation>Unknown reason</translation>
  </message>
  <message>
   <source>Rapport ou diagnostic</source>
   <translation>Report or assessment</translation>
  </message>
  <message>
   <source>Recommandations</source>
   <translation>Recommendations</translation>
  </message>
  <message>
   <source>Reconstitution</source>
   <translation>Forming again</translation>
  </message>
  <message>
   <source>Refusé</source>
   <translation>Refused</translation>
  </message>
  <message>
   <source>Refusée</source>
   <translation>Refused</translation>
  </message>
  <message>
   <source>Relevé de décisions</source>
   <translation>Record of decisions</translation>
  </message>
  <message>
   <source>Remplie d’après l’emplacement du contour.</source>
   <translation>Filled in from where the outline lies.</translation>
  </message>
  <message>
   <source>Rencontre avec les habitants</source>
   <translation>Meeting with the inhabitants</translation>
  </message>
  <message>
   <source>Représentant</source>
   <translation>Representative</translation>
  </message>
  <message>
   <source>Repéré</source>
   <translation>Spotted</translation>
  </message>
  <message>
   <source>Ressortissants européens</source>
   <translation>European Union nationals</translation>
  </message>
  <message>
   <source>Ressortissants extracommunautaires</source>
   <translation>Nationals of countries outside the European Union</translation>
  </message>
  <message>
   <source>Ressortissants français</source>
   <translation>French nationals</translation>
  </message>
  <message>
   <source>Restreinte</source>
   <translation>Restricted</translation>
  </message>
  <message>
   <source>Retenu</source>
   <translation>Chosen</translation>
  </message>
  <message>
   <source>Rien à signaler</source>
   <translation>Nothing to report</translation>
  </message>
  <message>
   <source>Risques naturels ou miniers (PPRN, PPRI, PPRM…)</source>
   <translation>Natural or mining risks (PPRN, PPRI, PPRM…)</translation>
  </message>
  <message>
   <source>Risques technologiques (PPRT)</source>
   <translation>Technological risks (PPRT)</translation>
  </message>
  <message>
   <source>Robinet connecté au réseau d’eau</source>
   <translation>Tap connected to the water network</translation>
  </message>
  <message>
   <source>Routes</source>
   <translation>Roads</translation>
  </message>
  <message>
   <source>Règle</source>
   <translation>Rule</translation>
  </message>
  <message>
   <source>Règle R1</source>
   <translation>Rule R1</translation>
  </message>
  <message>
   <source>Règle R2</source>
   <translation>Rule R2</translation>
  </message>
  <message>
   <source>Règle R3</source>
   <translation>Rule R3</translation>
  </message>
  <message>
   <source>Règle R4</source>
   <translation>Rule R4</translation>
  </message>
  <message>
   <source>Règle R5</source>
   <translation>Rule R5</translation>
  </message>
  <message>
   <source>Règle R6</source>
   <translation>Rule R6</translation>
  </message>
  <message>
   <source>Règle R7</source>
   <translation>Rule R7</translation>
  </message>
  <message>
   <source>Règle R8</source>
   <translation>Rule R8</translation>
  </message>
  <message>
   <source>Règle appliquée</source>
   <translation>Rule applied</translation>
  </message>
  <message>
   <source>Règle du criblage</source>
   <translation>Rule of the screening</translation>
  </message>
  <message>
   <source>Réalisé</source>
   <translation>Done</translation>
  </message>
  <message>
   <source>Région</source>
   <translation>Region</translation>
  </message>
  <message>
   <source>Réglage</source>
   <translation>Setting</translation>
  </message>
  <message>
   <source>Réglages</source>
   <translation>Settings</translation>
  </message>
  <message>
   <source>Réglages des règles (seuils, distances, délais) propres à ce protocole.</source>
   <translation>Settings of the rules (thresholds, distances, periods) of this protocol.</translation>
  </message>
  <message>
   <source>Réoccupation</source>
   <translation>Reoccupation</translation>
  </message>
  <message>
   <source>Réoccupations d’un site fermé, proposées par la règle (Art. 11), confirmées ou refusées par une personne.</source>
   <translation>Re-occupations of a closed site, proposed by the rule (Art. 11), confirmed or refused by a person.</translation>
  </message>
  <message>
   <source>Réoccupé</source>
   <translation>Reoccupied</translation>
  </message>
  <message>
   <source>Réponse</source>
   <translation>Answer</translation>
  </message>
  <message>
   <source>Réponse importée ou décidée.</source>
   <translation>Answer imported or decided.</translation>
  </message>
  <message>
   <source>Réservoir / cuve / citerne</source>
   <translation>Tank / cistern</translation>
  </message>
  <message>
   <source>Résorbé</source>
   <translation>Resorbed</translation>
  </message>
  <message>
   <source>Résorption déclarée</source>
   <translation>Resorption declared</translation>
  </message>
  <message>
   <source>Résorption progressive du site</source>
   <translation>Gradual resorption of the site</translation>
  </message>
  <message>
   <source>Résultat</source>
   <translation>Result</translation>
  </message>
  <message>
   <source>Résultat de la règle</source>
   <translation>Result of the rule</translation>
  </message>
  <message>
   <source>Résultat de la règle de vigilance (Art. 11). Écrit par la règle seule.</source>
   <translation>Result of the vigilance rule (Art. 11). Written by the rule only.</translation>
  </message>
  <message>
   <source>Résultat du criblage</source>
   <translation>Result of the screening</translation>
  </message>
  <message>
   <source>Réunion</source>
   <translation>Meeting</translation>
  </message>
  <message>
   <source>Réunion technique</source>
   <translation>Technical meeting</translation>
  </message>
  <message>
   <source>Réunions des instances du protocole (Art. 13).</source>
   <translation>Meetings of the bodies of the protocol (Art. 13).</translation>
  </message>
  <message>
   <source>Révision du protocole (Art. 15)</source>
   <translation>Revision of the protocol (Art. 15)</translation>
  </message>
  <message>
   <source>Rôle</source>
   <translation>Role</translation>
  </message>
  <message>
   <source>SIREN de l’intercommunalité</source>
   <translation>SIREN number of the intermunicipal authority</translation>
  </message>
  <message>
   <source>Sanitaires</source>
   <translation>Sanitation</translation>
  </message>
  <message>
   <source>Sans choix, la pièce est restreinte.</source>
   <translation>Without a choice, the document is restricted.</translation>
  </message>
  <message>
   <source>Sans géométrie utilisable</source>
   <translation>Without a usable geometry</translation>
  </message>
  <message>
   <source>Santé</source>
   <translation>Health</translation>
  </message>
  <message>
   <source>Satisfaite</source>
   <translation>Met</translation>
  </message>
  <message>
   <source>Section</source>
   <translation>Section</translation>
  </message>
  <message>
   <source>Service à contacter</source>
   <translation>Service to contact</translation>
  </message>
  <message>
   <source>Services</source>
   <translation>Services</translation>
  </message>
  <message>
   <source>Services à proximité</source>
   <translation>Services near by</translation>
  </message>
  <message>
   <source>Seuil</source>
   <translation>Threshold</translation>
  </message>
  <message>
   <source>Seuil de résorption</source>
   <translation>Resorption threshold</translation>
  </message>
  <message>
   <source>Seuil du criblage</source>
   <translation>Threshold of the screening</translation>
  </message>
  <message>
   <source>Seuils employés par un criblage.</source>
   <translation>Thresholds used by a screening.</translation>
  </message>
  <message>
   <source>Signataire</source>
   <translation>Signatory</translation>
  </message>
  <message>
   <source>Signataires et partenaires du protocole.</source>
   <translation>Signatories and partners of the protocol.</translation>
  </message>
  <message>
   <source>Site</source>
   <translation>Site</translation>
  </message>
  <message>
   <source>Site actif voisin, ou rejoint par des ménages partis d’ici</source>
   <translation>Active site nearby, or joined by households that left from here</translation>
  </message>
  <message>
   <source>Site de l’action</source>
   <translation>Site of the action</translation>
  </message>
  <message>
   <source>Site de l’engagement</source>
   <translation>Site of the commitment</translation>
  </message>
  <message>
   <source>Site d’origine</source>
   <translation>Site of origin</translation>
  </message>
  <message>
   <source>Site fermé</source>
   <translation>Closed site</translation>
  </message>
  <message>
   <source>Site précédent</source>
   <translation>Previous site</translation>
  </message>
  <message>
   <source>Sites</source>
   <translation>Sites</translation>
  </message>
  <message>
   <source>Sites pollués ou industriels (SIS, ADEME, ICPE)</source>
   <translation>Polluted or industrial sites (SIS, ADEME, ICPE)</translation>
  </message>
  <message>
   <source>Sites que concerne un engagement.</source>
   <translation>Sites that a commitment concerns.</translation>
  </message>
  <message>
   <source>Sites que concerne une action.</source>
   <translation>Sites that an action concerns.</translation>
  </message>
  <message>
   <source>Situation des publics marginalisés</source>
   <translation>Situation of marginalised groups</translation>
  </message>
  <message>
   <source>Sont-elles éclairées et verrouillables de l’intérieur ?</source>
   <translation>Are they lit and lockable from inside?</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Source</translation>
  </message>
  <message>
   <source>Source de financement</source>
   <translation>Source of funding</translation>
  </message>
  <message>
   <source>Source du chiffre</source>
   <translation>Source of the figure</translation>
  </message>
  <message>
   <source>Source du criblage</source>
   <translation>Source of the screening</translation>
  </message>
  <message>
   <source>Source du tracé (échelle)</source>
   <translation>Source of the outlines (scale)</translation>
  </message>
  <message>
   <source>Sous conditions</source>
   <translation>With conditions</translation>
  </message>
  <message>
   <source>Stabilisation et sécurisation du site</source>
   <translation>Stabilising and securing the site</translation>
  </message>
  <message>
   <source>Stabilisation transitoire faisable (Art. 5)</source>
   <translation>Transitional stabilisation feasible (Art. 5)</translation>
  </message>
  <message>
   <source>Statut</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>Statut de l’action</source>
   <translation>Status of the action</translation>
  </message>
  <message>
   <source>Statut de l’aménagement</source>
   <translation>Status of the settlement</translation>
  </message>
  <message>
   <source>Statut de l’engagement</source>
   <translation>Status of the commitment</translation>
  </message>
  <message>
   <source>Statut du site</source>
   <translation>Status of the site</translation>
  </message>
  <message>
   <source>Suite donnée</source>
   <translation>Decision taken</translation>
  </message>
  <message>
   <source>Suppression</source>
   <translation>Deletion</translation>
  </message>
  <message>
   <source>Suppression en cours</source>
   <translation>Deletion under way</translation>
  </message>
  <message>
   <source>Surface</source>
   <translation>Area</translation>
  </message>
  <message>
   <source>Surface du contour.</source>
   <translation>Area of the outline.</translation>
  </message>
  <message>
   <source>Surface suffisante</source>
   <translation>Large enough</translation>
  </message>
  <message>
   <source>Surface suffisante, zones d’interdiction retirées</source>
   <translation>Large enough without prohibited zones</translation>
  </message>
  <message>
   <source>Surface utile</source>
   <translation>Usable area</translation>
  </message>
  <message>
   <source>Surface utile par personne</source>
   <translation>Usable area per person</translation>
  </message>
  <message>
   <source>Surface utile par personne, services hors du terrain</source>
   <translation>Usable area per person, services outside the land</translation>
  </message>
  <message>
   <source>Système de coordonnées</source>
   <translation>Coordinate reference system</translation>
  </message>
  <message>
   <source>Système de coordonnées local (EPSG)</source>
   <translation>Local coordinate reference system (EPSG)</translation>
  </message>
  <message>
   <source>S’agit-il d’une réinstallation ?</source>
   <translation>Is it a resettlement?</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>Table</translation>
  </message>
  <message>
   <source>Tente</source>
   <translation>Tent</translation>
  </message>
  <message>
   <source>Tentes</source>
   <translation>Tents</translation>
  </message>
  <message>
   <source>Tenu</source>
   <translation>Kept</translation>
  </message>
  <message>
   <source>Terminée</source>
   <translation>Finished</translation>
  </message>
  <message>
   <source>Terrains repérés pour un aménagement transitoire ; les étapes sont décidées par des personnes.</source>
   <translation>Land spotted for a transitional settlement; the steps are decided by people.</translation>
  </message>
  <message>
   <source>Texte</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>Texte de référence</source>
   <translation>Reference text</translation>
  </message>
  <message>
   <source>Texte sur le territoire, jamais sur des personnes. Tout comptage sur une base ethnique est interdit. Réservé aux partenaires, jamais publié.</source>
   <translation>Text about the territory, never about persons. Any count on an ethnic basis is forbidden. For the partners only, never published.</translation>
  </message>
  <message>
   <source>Thème</source>
   <translation>Theme</translation>
  </message>
  <message>
   <source>Thème d’intervention</source>
   <translation>Theme of the work</translation>
  </message>
  <message>
   <source>Thèmes</source>
   <translation>Themes</translation>
  </message>
  <message>
   <source>Thèmes sur lesquels un organisme intervient.</source>
   <translation>Themes on which an organisation works.</translation>
  </message>
  <message>
   <source>Titre</source>
   <translation>Title</translation>
  </message>
  <message>
   <source>Toilettes chimiques</source>
   <translation>Chemical toilets</translation>
  </message>
  <message>
   <source>Toilettes sèches installées par un prestataire ou une association</source>
   <translation>Dry toilets installed by a contractor or an association</translation>
  </message>
  <message>
   <source>Toilettes à chasse d’eau</source>
   <translation>Flush toilets</translation>
  </message>
  <message>
   <source>Traces de passage</source>
   <translation>Traces of passage</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Type</translation>
  </message>
  <message>
   <source>Type de propriétaire</source>
   <translation>Type of owner</translation>
  </message>
  <message>
   <source>Type de site</source>
   <translation>Type of site</translation>
  </message>
  <message>
   <source>Type d’arrêté d’insalubrité</source>
   <translation>Type of insalubrity order</translation>
  </message>
  <message>
   <source>Type d’habitat</source>
   <translation>Type of dwelling</translation>
  </message>
  <message>
   <source>Type d’orientation</source>
   <translation>Type of outcome</translation>
  </message>
  <message>
   <source>Un organisme, jamais le nom d’une personne.</source>
   <translation>An organisation, never the name of a person.</translation>
  </message>
  <message>
   <source>Un organisme.</source>
   <translation>An organisation.</translation>
  </message>
  <message>
   <source>Un passage des règles de recherche de foncier.</source>
   <translation>One run of the rules that look for land.</translation>
  </message>
  <message>
   <source>Une fonction (« la maire »), jamais le nom d’une personne.</source>
   <translation>A function (“the mayor”), never the name of a person.</translation>
  </message>
  <message>
   <source>Une fonction, par exemple « chargée de mission », jamais le nom d’une personne.</source>
   <translation>A position, for example “project officer”, never the name of a person.</translation>
  </message>
  <message>
   <source>Une ligne par ligne modifiée : qui, quand, quoi.</source>
   <translation>One row per changed row: who, when, what.</translation>
  </message>
  <message>
   <source>Une personne morale.</source>
   <translation>A legal person.</translation>
  </message>
  <message>
   <source>Une plainte a-t-elle été déposée par le propriétaire ?</source>
   <translation>Has the owner lodged a complaint?</translation>
  </message>
  <message>
   <source>Unité</source>
   <translation>Unit</translation>
  </message>
  <message>
   <source>Usage du lieu</source>
   <translation>Use of the place</translation>
  </message>
  <message>
   <source>Utilisation de l’installation du bâti si squat</source>
   <translation>Use of the building’s installation, for a squat</translation>
  </message>
  <message>
   <source>Valeur</source>
   <translation>Value</translation>
  </message>
  <message>
   <source>Validation politique</source>
   <translation>Political approval</translation>
  </message>
  <message>
   <source>Validé</source>
   <translation>Approved</translation>
  </message>
  <message>
   <source>Veille (Art. 11)</source>
   <translation>Monitoring (Art. 11)</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Version</translation>
  </message>
  <message>
   <source>Version des règles</source>
   <translation>Version of the rules</translation>
  </message>
  <message>
   <source>Version du schéma</source>
   <translation>Version of the schema</translation>
  </message>
  <message>
   <source>Vide quand il n’y en a pas.</source>
   <translation>Empty when there is none.</translation>
  </message>
  <message>
   <source>Vide tant que la réoccupation n’est ni confirmée ni refusée.</source>
   <translation>Empty as long as the re-occupation is neither confirmed nor refused.</translation>
  </message>
  <message>
   <source>Vide tant que seule une visite le dit.</source>
   <translation>Empty while only a visit says so.</translation>
  </message>
  <message>
   <source>Vide : auteur inconnu.</source>
   <translation>Empty: author unknown.</translation>
  </message>
  <message>
   <source>Vigilance</source>
   <translation>Vigilance</translation>
  </message>
  <message>
   <source>Vigilance sur les sites résorbés ou fermés (article 11)</source>
   <translation>Vigilance on resorbed or closed sites (Article 11)</translation>
  </message>
  <message>
   <source>Vigilance évaluée le</source>
   <translation>Vigilance evaluated on</translation>
  </message>
  <message>
   <source>Visa</source>
   <translation>Recital</translation>
  </message>
  <message>
   <source>Visite</source>
   <translation>Visit</translation>
  </message>
  <message>
   <source>Visites de veille sur un site (Art. 11).</source>
   <translation>Monitoring visits to a site (Art. 11).</translation>
  </message>
  <message>
   <source>Voitures dortoir</source>
   <translation>Cars used as dwellings</translation>
  </message>
  <message>
   <source>Y a-t-il des nuisibles sur le site ou à proximité ?</source>
   <translation>Are there pests on the site or nearby?</translation>
  </message>
  <message>
   <source>Y a-t-il présence d’une installation électrique ?</source>
   <translation>Is there an electrical installation?</translation>
  </message>
  <message>
   <source>Y a-t-il un point de lavage des mains à proximité des toilettes ?</source>
   <translation>Is there a hand-washing point near the toilets?</translation>
  </message>
  <message>
   <source>Zonage d’urbanisme</source>
   <translation>Planning zone</translation>
  </message>
  <message>
   <source>Zone d’aléa exceptionnel</source>
   <translation>Exceptional hazard zone</translation>
  </message>
  <message>
   <source>Zone grisée</source>
   <translation>Greyed zone</translation>
  </message>
  <message>
   <source>Zones au code inconnu</source>
   <translation>Zones whose code is unknown</translation>
  </message>
  <message>
   <source>Zones du plan local d’urbanisme</source>
   <translation>Zones of the local planning document</translation>
  </message>
  <message>
   <source>Zones réglementaires des plans de prévention des risques</source>
   <translation>Regulation zones of risk prevention plans</translation>
  </message>
  <message>
   <source>année</source>
   <translation>year</translation>
  </message>
  <message>
   <source>aucun lieu à dessiner</source>
   <translation>no place to draw</translation>
  </message>
  <message>
   <source>aucun site</source>
   <translation>no site</translation>
  </message>
  <message>
   <source>besoin du projet</source>
   <translation>need of the project</translation>
  </message>
  <message>
   <source>convention du logiciel</source>
   <translation>convention of the software</translation>
  </message>
  <message>
   <source>dont adultes</source>
   <translation>of whom adults</translation>
  </message>
  <message>
   <source>dont femmes et filles</source>
   <translation>of whom women and girls</translation>
  </message>
  <message>
   <source>dont filles</source>
   <translation>of whom girls</translation>
  </message>
  <message>
   <source>m</source>
   <translation>m</translation>
  </message>
  <message>
   <source>m2</source>
   <translation>m2</translation>
  </message>
  <message>
   <source>m²</source>
   <translation>m²</translation>
  </message>
  <message>
   <source>m²/personne</source>
   <translation>m²/person</translation>
  </message>
  <message>
   <source>ménages</source>
   <translation>households</translation>
  </message>
  <message>
   <source>méthode publiée</source>
   <translation>published method</translation>
  </message>
  <message>
   <source>parcelles</source>
   <translation>parcels</translation>
  </message>
  <message>
   <source>personnes</source>
   <translation>persons</translation>
  </message>
  <message>
   <source>personnes/ménage</source>
   <translation>persons/household</translation>
  </message>
  <message>
   <source>repère humanitaire</source>
   <translation>humanitarian landmark</translation>
  </message>
  <message>
   <source>rien à imprimer dans cette base</source>
   <translation>nothing to print in this base</translation>
  </message>
  <message>
   <source>« base » ou « restreint ».</source>
   <translation>“base” or “restreint”.</translation>
  </message>
  <message>
   <source>À remplir quand la décision diffère du résultat calculé.</source>
   <translation>To be filled in when the decision differs from the computed result.</translation>
  </message>
  <message>
   <source>À remplir si la cause est « Autre ».</source>
   <translation>To be filled in if the cause is “Other”.</translation>
  </message>
  <message>
   <source>Écart négligeable entre deux plans</source>
   <translation>Negligible gap between two plans</translation>
  </message>
  <message>
   <source>Écart négligeable, en part de la parcelle</source>
   <translation>Negligible gap, as a share of the parcel</translation>
  </message>
  <message>
   <source>Écarté</source>
   <translation>Rejected</translation>
  </message>
  <message>
   <source>Échelle</source>
   <translation>Scale</translation>
  </message>
  <message>
   <source>Échelle du territoire</source>
   <translation>Scale of the territory</translation>
  </message>
  <message>
   <source>Échéance</source>
   <translation>Due date</translation>
  </message>
  <message>
   <source>Écoles</source>
   <translation>Schools</translation>
  </message>
  <message>
   <source>Éducation et scolarisation</source>
   <translation>Education and schooling</translation>
  </message>
  <message>
   <source>Électricité</source>
   <translation>Electricity</translation>
  </message>
  <message>
   <source>Équipements</source>
   <translation>Equipment</translation>
  </message>
  <message>
   <source>Équipements laissés sur place</source>
   <translation>Equipment left on site</translation>
  </message>
  <message>
   <source>Établissement public foncier</source>
   <translation>Public land agency</translation>
  </message>
  <message>
   <source>Étape</source>
   <translation>Step</translation>
  </message>
  <message>
   <source>État</source>
   <translation>State</translation>
  </message>
  <message>
   <source>État de la procédure</source>
   <translation>State of the procedure</translation>
  </message>
  <message>
   <source>État des lieux (Art. 2)</source>
   <translation>State of play (Art. 2)</translation>
  </message>
  <message>
   <source>État des lieux partagé (article 2)</source>
   <translation>Shared state of play (article 2)</translation>
  </message>
  <message>
   <source>État, crédits dédiés à la résorption des bidonvilles</source>
   <translation>State, funds dedicated to the resorption of shantytowns</translation>
  </message>
  <message>
   <source>État, hors crédits dédiés</source>
   <translation>State, other than dedicated funds</translation>
  </message>
  <message>
   <source>Étude de commissaires de justice</source>
   <translation>Bailiffs’ office (commissaires de justice)</translation>
  </message>
  <message>
   <source>Étudié</source>
   <translation>Studied</translation>
  </message>
  <message>
   <source>Évaluation (Art. 13)</source>
   <translation>Evaluation (Art. 13)</translation>
  </message>
  <message>
   <source>Évaluation sociale</source>
   <translation>Social evaluation</translation>
  </message>
  <message>
   <source>€</source>
   <translation>€</translation>
  </message>
 </context>
</TS>
