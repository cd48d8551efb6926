/**
 * The agencies' conventions for saying what became of a story, as they stand in headlines, sluglines and editors' notes.
 * One line a convention; docs/signals.md has the sources. Words are compared in lower case without accents' help: as printed.
 */
import type { Signal } from '#src/wire/document.ts'

export interface Marker {
  signal: Signal
  /** A regular expression's source for the marker's words, lower case; `#` stands for a number, `ord` for 1st, 2nd, 1er, 2. … */
  words: string
  /** Counts only in capitals (or in brackets): the word is an everyday one. */
  caps?: true
}

/** Markers that stand as a segment of their own: `UPDATE 2-…`, `(KORREKTUR) …`, `…, 1st Ld-Writethru`, `[고침] …`. */
export const markers: readonly Marker[] = [
  // updates
  { signal: 'update', words: '(?:ord )?updated?(?: ?#)?|upd ?#|wrapup(?: ?#)?|new throughout|the latest' },
  { signal: 'update', words: 'aktualisier(?:t|ung)|neufassung|(?:#\\. )?zusammenfassung|erg[äa]nz(?:t|ung)' },
  {
    signal: 'update',
    words: 'neu|erweitert|latest|developing|upd|recasts?|maj|compl[ée]t[ée]e?|aggiorna|riepilogo|amp\\.?|opis|synteza|[úu]j|osve[žz]eno',
    caps: true,
  },
  { signal: 'update', words: '(?:papier g[ée]n[ée]ral )?actualis[ée]e?|actualisation|mise à jour' },
  {
    signal: 'update',
    words:
      '(?:#[ªa]? ?)?actualizaci[óo]n|actualizad[oa]|(?:#[ªa]? ?)?ampliaci[óo]n|ampl[íi]a|atualiza(?:ção|cao|da|do)|act\\. ?#?|nova vers[ãa]o',
  },
  { signal: 'update', words: 'aggiornat[oa]|aggiornamento' },
  {
    signal: 'update',
    words: '(?:ny ?/ ?)?oppdater(?:t|ing)|ny version|ny \\(#\\)|opdater(?:et|ing)|uppdater(?:ad|ing)|p[äa]ivitetty|p[äa]ivitys',
  },
  { signal: 'update', words: 'ge[uü]pdate|aangevuld|aanvulling|bijgewerkt' },
  {
    signal: 'update',
    words:
      'aktualizacja|aktl\\.?|aktualizov[áa]no|aktualizace|roz[šs][íi][řr]en[íi]|doplnen[ée]|dopln[ěe]n[íio]|friss[íi]t(?:ve|ett|és)|b[őo]v[íi]tett',
  },
  { signal: 'update', words: 'actualizare|actualizat' },
  { signal: 'update', words: 'dopuna|dopunjen[oa]|a[žz]urirano|nadopuna|nadopunjeno|dopolnjeno|dopolnitev|pro[šs]iren[oa]' },
  {
    signal: 'update',
    words:
      'дополнет[ао]|дополнување|ажурирано|освежен[ао]|допуна|допуњено|допълнена?|обновена|обновлено|дополнено|дополнение|обновление|оновлено|доповнено',
  },
  { signal: 'update', words: 'p[ëe]rdit[ëe]s(?:im|uar)|plot[ëe]suar' },
  { signal: 'update', words: 'g[üu]ncelleme(?: ?#)?|g[üu]ncellendi|ενημ[έε]ρωση|ανανεωμ[έε]νο' },
  { signal: 'update', words: 'atnaujinta|papildyta|papildin[āa]ta|t[äa]iendatud|uuendatud' },
  { signal: 'update', words: 'تحديث|محدث|به‌روزرسانی|עדכון|अपडेट|pembaruan|cập nhật' },
  { signal: 'update', words: '更新|続報|差し替え|종합 ?#?보?|#보|업데이트' },
  // leads, writethrus, adds, takes
  { signal: 'lead', words: 'ord (?:ld|lead|nl)|(?:ld|lead) ?#|nulead|urgent ord ld' },
  { signal: 'lead', words: 'lead|lède|ld', caps: true },
  { signal: 'writethru', words: '(?:ord )?write-?thrus?|ord (?:ld|lead)[ -]?writethru' },
  { signal: 'add', words: 'ord add' },
  { signal: 'add', words: 'adds?(?: ?#)?', caps: true },
  {
    signal: 'take',
    words:
      '(?:take|part|teil|partie|parte) ?# ?(?:of|/|von|sur|de) ?#|# ?(?:st|nd|rd|th) take|ord (?:take|r[ée]sz)|\\d ?/ ?\\d(?= ?[)\\]])',
  },
  { signal: 'take', words: 'take ?#', caps: true },
  // corrections
  { signal: 'correction', words: 'correct(?:ed|ion|ions|s|ive)(?: ?#)?|refile[ds]?|errat(?:um|a)' },
  { signal: 'correction', words: 'korrektur|korrigiert(?:e fassung)?|berichtig(?:t|ung|te fassung)|richtigstellung' },
  { signal: 'correction', words: 'correctif|corrigée?|rectificatif|annule et remplace|erratum' },
  {
    signal: 'correction',
    words: 'correcci[óo]n|corregid[oa]|rectificaci[óo]n|fe de (?:errores|erratas)|corre[çc][ãa]o|corrigid[oa]|retifica[çc][ãa]o|errata',
  },
  { signal: 'correction', words: 'correzione|corretto|rettifica|errata corrige|rpt (?:con titolo )?corretto' },
  { signal: 'correction', words: 'rettelse|korrigert|r[äa]ttelse|korjattu|lei[ðd]r[ée]tting' },
  { signal: 'correction', words: 'correctie|gecorrigeerd|rectificatie' },
  { signal: 'correction', words: 'korekta|sprostowanie|opraven[ée]|opraven[áa] verze|helyesb[íi]t[ée]s|jav[íi]t(?:ott|ás)' },
  { signal: 'correction', words: 'corectur[ăa]|corectat|corec[țt]ie|erat[ăa]|rectificare' },
  { signal: 'correction', words: 'ispravka|ispravljeno|ispravak|popravljeno|korekcija' },
  {
    signal: 'correction',
    words: 'corr\\.?|corrigee?|corrige|rectification|remplace|rectifica|herstel|r[äa]ttad|korjaus|oikaisu|oprava|popravek|поправка',
    caps: true,
  },
  {
    signal: 'correction',
    words:
      'исправка|исправено|исправљено|корекција|поправена|(?:повтор с )?(?:исправлением|уточнением)|исправление|исправлено|уточнение|уточнено|уточнення|виправлен[оа]|виправлення',
  },
  { signal: 'correction', words: 'korrigjim|korrigjuar|sakt[ëe]sim' },
  {
    signal: 'correction',
    words: 'd[üu]zeltme|d[üu]zeltilmi[şs]tir|δι[όο]ρθωση|διορθωτικ[όο]|επαν[άα]ληψη στο ορθ[όο]|ορθ[ήη] επαν[άα]ληψη',
  },
  { signal: 'correction', words: 'patikslinta|pataisyta|labota|labojums|parandatud|t[äa]psustatud' },
  { signal: 'correction', words: 'تصحيح|تصويب|اصلاحیه|תיקון|ralat|koreksi|pembetulan|đính chính' },
  { signal: 'correction', words: '訂正|更正|勘误|고침|정정|바로잡음|바로잡습니다' },
  // clarifications
  {
    signal: 'clarification',
    words:
      'clarif(?:ication|ies|ied)|klarstellung|aclaraci[óo]n|esclarecimento|precisazione|klarering|presisering|f[öo]rtydligande|precizare|pojašnjenje|појаснување|разјаснување|разъяснение|sqarim|διευκρ[ίι]νιση',
  },
  { signal: 'clarification', words: 'pr[ée]cisions?|pr[ée]cise', caps: true },
  // kills that are taken back: before the kills, whose words they repeat
  {
    signal: 'restore',
    words:
      '(?:kill|withdrawal|hold)(?: notice)? (?:withdrawn|lifted|rescinded|cancell?ed|revoked|reversed)|(?:story |item )?(?:reinstated|restored)|(?:mandatory )?unkill',
    caps: true,
  },
  {
    signal: 'restore',
    words:
      '(?:r[üu]cknahme|zur[üu]ckziehung|storno|sperre|meldungssperre) (?:aufgehoben|widerrufen|zur[üu]ckgenommen)|(?:meldung )?wieder (?:freigegeben|frei)',
    caps: true,
  },
  {
    signal: 'restore',
    words:
      'annulation (?:lev[ée]e|annul[ée]e|retir[ée]e)|d[ée]p[êe]che r[ée]tablie|r[ée]tablie?|anulaci[óo]n (?:anulada|levantada|retirada|sin efecto)|nota (?:restablecida|rehabilitada)|restablecid[ao]|anula[çc][ãa]o (?:cancelada|revogada|sem efeito)|restabelecid[ao]|annullamento (?:revocato|annullato)|ripristinat[oa]',
    caps: true,
  },
  {
    signal: 'restore',
    words:
      'intrekking (?:ingetrokken|herroepen|vervallen)|[åa]terkallande[t]? (?:h[äa]vt|upph[äa]vt)|[åa]ter fri|tilbaketrekking(?:en)? opphevet|annullering(?:en)? (?:opphevet|oph[æa]vet)|gjenopprettet|genoprettet|peruutus peruttu|palautettu k[äa]ytt[öo][öo]n',
    caps: true,
  },
  {
    signal: 'restore',
    words:
      'anulowanie (?:cofni[ęe]te|odwo[łl]ane)|przywr[óo]con[aoe]|zru[šs]en[íi] odvol[áa]no|znovu uvoln[ěe]n[oa]|visszavon[áa]s (?:t[öo]r[öo]lve|visszavonva)|povla[čc]enje (?:poni[šs]teno|opozvano)|вра[ќћ]ен[ао] (?:во употреба|у употребу)|повлекувањето (?:е )?(?:укинато|поништено|повлечено)|повлачење (?:поништено|опозвано)|аннулирование (?:отменено|отозвано)|восстановлен[ао]|iptal (?:kald[ıi]r[ıi]ld[ıi]|iptal edildi)',
    caps: true,
  },
  {
    signal: 'restore',
    words: '取り?消しの?撤回|撤回の取り?消し|撤稿取消|恢复使用|恢復使用|취소 ?철회|전문취소 ?철회|إلغاء السحب',
    caps: true,
  },
  // kills, withdrawals: what takes a story down must not be an everyday participle, so capitals or brackets
  { signal: 'kill', words: '(?:mandatory )?kill(?: notice| kill)*|killed', caps: true },
  { signal: 'kill', words: 'mandatory kill|kill notice|(?:story|item|report|article) (?:withdrawn|retracted|removed)' },
  { signal: 'kill', words: '(?:ap )?withdrawal|withdrawn|retract(?:ed|ion)|withdrawal of .{1,80}', caps: true },
  { signal: 'kill', words: '(?:achtung )?(?:meldung )?zur[üu]ckgezogen|r[üu]ckzug|stornier(?:t|ung)|bitte nicht verwenden', caps: true },
  { signal: 'kill', words: 'd[ée]p[êe]che annul[ée]e|annul[ée]e?|annulation|retrait', caps: true },
  { signal: 'kill', words: 'zur[üu]ckziehen|annuler|eliminar|eliminad[oa]|снять|снято|анулювати', caps: true },
  { signal: 'kill', words: 'anula(?:ci[óo]n|da|do)|nota anulada|retirad[oa]|anula[çc][ãa]o', caps: true },
  { signal: 'kill', words: 'annulla(?:to|ta|mento)|annullare|ritirat[oa]', caps: true },
  {
    signal: 'kill',
    words:
      'trekkes(?: tilbake)?|trukket(?: tilbake)?|stanset|annuller(?:et|es|t)|makulera[sd]?|[åa]terkalla(?:s|d)|[åa]terkallande|peruttu|perutaan|mit[äa]t[öo]ity',
    caps: true,
  },
  { signal: 'kill', words: 'ingetrokken|intrekking|vervallen', caps: true },
  {
    signal: 'kill',
    words: 'anulowan[aoe]|anulujemy|anulacja|wycofan[aoe]|zru[šs]en[oaíý]|sta[žz]en[oaíý]|visszavon(?:va|t|ás|juk)|t[öo]rölve',
    caps: true,
  },
  { signal: 'kill', words: 'anulare|anulat[ăa]?|retras[ăa]?', caps: true },
  {
    signal: 'kill',
    words: 'povla[čc]enje|povu[čc]en[oa]|umik|umaknjeno|preklic|poni[šs]t(?:eno|enje)|anulohet|iptal|撤回|取り消し',
    caps: true,
  },
  {
    signal: 'kill',
    words:
      'повлекување|повлечен[ао]|повлачење|повучен[ао]|поништено|анулиран[ао]|оттеглен[ао]|отмяна|аннулирует(?:ся)?|аннулирован[ао]|аннуляция|отмена|отозван[ао]|анульовано|відкликано',
    caps: true,
  },
  { signal: 'kill', words: 't[ëe]rheqje|t[ëe]rhequr|anulim|anuluar', caps: true },
  { signal: 'kill', words: 'iptal|geri [çc]ekildi|ακ[ύυ]ρωση|ακυρο[ύυ]ται|ακυρ[ώω]νεται', caps: true },
  { signal: 'kill', words: 'إلغاء|ملغى|سحب|لغو|ביטול|dibatalkan|batal|hủy tin|gỡ tin', caps: true },
  { signal: 'kill', words: '取り?消し?|配信取り消し|撤稿|撤销|撤回|전문취소|기사취소|취소', caps: true },
  { signal: 'elimination', words: '(?:mandatory |photo |caption )?elimination', caps: true },
  {
    signal: 'withhold',
    words: '(?:please )?(?:hold|withhold)(?: hold| for release)*|do not (?:use|publish)|not for (?:use|publication)',
    caps: true,
  },
  {
    signal: 'withhold',
    words:
      'withheld|nicht ver[öo]ffentlichen|zur[üu]ckhalten|ne pas (?:diffuser|publier|utiliser)|no (?:publicar|usar)|не објавувај|ne objavljivati|не публикува|не публиковать',
  },
  // embargoes
  {
    signal: 'embargo',
    words:
      '(?:under |strictly )embargo|embargoed|embargo(?:ed)? (?:until|till|to|for|bis|jusqu.?à|hasta|at[ée]|fino a|до|do) (?:[^:|–—-]|(?<=\\d):(?=\\d)){1,60}|hold for release (?:[^:|–—-]|(?<=\\d):(?=\\d)){1,60}|not for (?:release|publication) before (?:[^:|–—-]|(?<=\\d):(?=\\d)){1,60}',
  },
  {
    signal: 'embargo',
    words:
      '(?:sperrfrist|embargo(?= \\d)|sous embargo|embargado|ембарго|эмбарго|sperret til)(?:[: ](?:[^:|–—-]|(?<=\\d):(?=\\d)){1,60})?|ambargolu|解禁|엠바고',
  },
  { signal: 'embargo', words: 'embargo', caps: true },
  // advisories, repeats
  {
    signal: 'advisory',
    words:
      "note to editors|editors[’']? note|attention editors|media advisory|an die redaktionen|achtung redaktionen|hinweis an die redaktionen|avis (?:aux|à nos) (?:abonn[ée]s|clients|r[ée]dactions)|nota a los (?:editores|clientes)|nota alle redazioni|до уредниците|(?:објава|соопштение) (?:за|до) уредниците|напомена за редакции(?:те)?|napomena (?:za )?(?:redakcije|urednicima)|til red(?:aksjonen|aktionerne)?\\.?|till redaktionen|toimituksille",
  },
  { signal: 'advisory', words: 'advisory|адвајзори|planned stories|news digest|budget|daybook', caps: true },
  { signal: 'repeat', words: 'rpt|repeat(?:ed|ing)?|retransmission|retransmitted' },
  {
    signal: 'repeat',
    words:
      'wiederholung|wdh(?:\\.|lg\\.?)?|rediffusion|repetici[óo]n|repetid[oa]|repeti[çc][ãa]o|ripetizione|ripetuto|gjentakelse|gentagelse|upprepning|toisto|herhaling|powt[óo]rzenie|isml[ée]tl[ée]s|repetare|ponovljeno|ponovitev|повторно|повторена|поновљено|повтор|përsëritje|επαν[άα]ληψη|повторення|مكرر|重发|再送|재송',
  },
  { signal: 'repeat', words: 'repeats|re-?sen[dt]|r[ée]p[ée]tition|uusinta|opakov[áa]n[íi]|revenire|tekrar', caps: true },
]

/** What an editors' note's sentence begins with, after `Eds:` and the like. */
export const noteOpenings: readonly Marker[] = [
  {
    signal: 'correction',
    words:
      'correct(?:s|ed|ing|ion)\\b|this (?:is a )?correct(?:s|ed|ion)|(?:this|the)\\b[^.]{0,30}\\b(?:story|item|article|version|report)\\b[^.]{0,20}\\bcorrect(?:s|ed)\\b|refiles?\\b|fix(?:es|ing)\\b|(?:removes|deletes) (?:extraneous|incorrect|erroneous|wrong|duplicate)\\b|subs?\\b[^.]{0,40}\\bcorrect|(?:an earlier|a previous) version\\b[^.]{0,40}\\b(?:misstated|misspelled|misidentified|incorrectly|wrongly|erroneously)|in (?:an earlier|a previous) version|(?:überschrift )?(?:korrigiert|berichtigt)\\b|berichtigung\\b|korrektur\\b|in der (?:vorherigen|ersten) (?:version|fassung)|corrige\\b|rectifie\\b|corrección\\b|corrige\\b|rettelse|rettar|rättar|korjaa|korjattu|corrigeert|düzelt|başlık düzelt|corregge|opravuje|poprawia|ispravlja|исправ|коригира|уточня',
  },
  { signal: 'clarification', words: 'clarif(?:ies|ied|ying|ication)\\b|précise\\b|aclara\\b|präzisiert|појаснува|разјаснува' },
  {
    signal: 'update',
    words:
      'updat(?:es|ed|ing)\\b|recasts?\\b|adds?\\b|adding\\b|changes\\b|new (?:throughout|approach|headline|lead)|with (?:more|new|updated|latest) |restores\\b|replaces\\b|rewrites\\b|minor edits|(?:this|the) story (?:replaces|updates|has been updated)|subs\\b|diese meldung (?:ersetzt|ergänzt|aktualisiert)|voegt\\b|substitui\\b|acrescenta\\b|aktualisiert\\b|ergänzt\\b|neu:|actualise\\b|ajoute\\b|actualiza\\b|añade\\b|amplía\\b|aggiorna\\b|aggiunge\\b|oppdaterer|oppdatert|opdaterer|uppdaterar|lisää|päivittää|aktualizuje|dodaje|dopunjava|ažurira|дополн|ажурира|обнов|përditëson',
  },
  {
    signal: 'restore',
    words:
      '(?:please )?(?:disregard|ignore) (?:the|our|this|previous|earlier)\\b[^.]{0,40}\\b(?:kill|withdrawal|hold)\\b|(?:the|our|this|previous|earlier) (?:kill|withdrawal|kill notice|hold)\\b[^.]{0,80}\\b(?:has been|is|was) (?:withdrawn|lifted|rescinded|cancell?ed|revoked|reversed)|(?:the|this|our) (?:story|item|article|report)\\b[^.]{0,80}\\b(?:may be used again|is (?:restored|reinstated|cleared for use)|has been (?:restored|reinstated|cleared))|(?:replaces|supersedes|resends?|resending|restores|reinstates)\\b[^.]{0,40}\\b(?:killed|withdrawn|retracted)\\b|(?:this (?:is )?(?:a |the )?)?(?:corrected )?(?:resend|version|repeat) of (?:the|our|a) (?:killed|withdrawn|retracted)\\b|(?:die |unsere )?(?:meldung|rücknahme|sperre)[^.]{0,80}(?:kann wieder verwendet werden|(?:ist|wird) (?:wieder freigegeben|aufgehoben|widerrufen))|(?:la )?dépêche[^.]{0,60}peut (?:à nouveau )?être utilisée|(?:la )?nota[^.]{0,60}puede (?:volver a )?utilizarse',
  },
  {
    signal: 'kill',
    words:
      "(?:please )?(?:kill|disregard|delete|remove) (?:this|the|our|item|story|previous|dpa|all)|mandatory kill|(?:this|the|our) (?:story|item|article|report|text)\\b[^.]{0,120}\\b(?:has been|is|was|is being) (?:withdrawn|retracted|killed)|withdrawn\\b|editors?:? (?:please )?(?:kill|withdraw)|(?:bitte )?(?:diese |die |unsere )?meldung[^.]{0,80}(?:nicht (?:mehr )?verwenden|zurückgezogen)|(?:prière|merci) d[e'’] ?(?:annuler|ne pas (?:utiliser|tenir compte))|annule\\b|rogamos (?:anulen|no utilicen)|anular\\b|annullare\\b|повлекува|повлечен|се повлекува|povlači se|повлачи се|аннулир|отзыва|saken (?:er )?trukket|tilbagetrukket|jutun? (?:on )?peru",
  },
  { signal: 'elimination', words: 'eliminat(?:e|es|ion)\\b|mandatory elimination' },
  {
    signal: 'withhold',
    words:
      '(?:please )?(?:hold|withhold|do not (?:use|publish))\\b|not for (?:use|publication)$|nicht veröffentlichen|ne pas (?:publier|diffuser)',
  },
  {
    signal: 'embargo',
    words:
      '(?:strictly )?embargo(?:ed)?\\b|hold for release|not for (?:release|publication|use) (?:before|until)|sperrfrist|sous embargo|embargado|ембарго|эмбарго',
  },
  { signal: 'advisory', words: 'advisory\\b|note to (?:editors|clients)' },
  {
    signal: 'repeat',
    words: 'repeats?\\b|repeating\\b|resends?\\b|resending\\b|wiederholung|wiederholt\\b|répète\\b|repite\\b|ripete\\b|повторува|повтор',
  },
]
