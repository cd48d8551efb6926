import { combined, type Language } from './language.ts'

/** Says from when on it may be used. */
const fromThenOn = combined(
  ['para publicar', 'para difundir', 'publicar', 'difundir', 'publicable', 'publicación', 'difusión', 'para uso', 'utilizable'],
  ['a partir', 'a partir de', 'a partir de las', 'a partir del', 'a partir de la'],
)

/** Spanish */
export const es: Language = {
  months: `enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago sep oct nov dic`,
  opposites: `sube suben subió subieron subido subir aumenta aumentan aumentó aumentaron aumentado crece crecen creció crecieron gana ganan ganó ganaron eleva elevan elevó elevado incrementa incrementó avanza avanzó repunta repuntó alza más / baja bajan bajó bajaron bajado bajar reduce reducen redujo redujeron reducido disminuye disminuyen disminuyó cae caen cayó cayeron caído pierde pierden perdió perdieron recorta recortan recortó recortado desciende descendió retrocede retrocedió menos
gana ganan ganó ganaron vence venció derrota derrotó / pierde pierden perdió perdieron cae cayó
aprueba aprobó aprobado confirma confirmó confirmado acepta aceptó ratifica ratificó / rechaza rechazó rechazado anula anuló anulado revoca revocó niega negó
abre abrió abierto reabre reabrió / cierra cerró cerrado
compra compró / vende vendió
ganancia ganancias beneficio beneficios / pérdida pérdidas`,
  openers:
    'el los la las una y pero según en con para un unos unas de del a al por sin sobre tras entre o si no como cuando mientras después antes luego hoy ayer aquí ahora este esta estos estas ese esa eso esto quien que todo todos toda todas muchos algunos también además así aunque durante desde hasta lunes martes miércoles jueves viernes sábado domingo él ella ellos yo nosotros su sus',
  articles: 'el los las',
  particles: 'de del la las los y',
  addresses: 'sr sra',
  abbreviations: 'Sr|Sra',
  offices:
    'presidente presidenta ministra secretario secretaria canciller gobernador gobernadora alcalde alcaldesa senador senadora diputado diputada embajador embajadora portavoz director directora fiscal abogado abogada profesor profesora entrenador entrenadora vocero vocera consejero consejera líder vicepresidente vicepresidenta jefe jefa juez jueza magistrado magistrada concejal concejala técnico seleccionador capitán delantero defensa centrocampista portero futbolista jugador jugadora tenista piloto analista economista experto experta investigador investigadora catedrático catedrática médico médica doctor doctora obispo arzobispo cardenal papa rey reina príncipe princesa periodista escritor escritora actor actriz cantante empresario empresaria fundador fundadora dueño dueña propietario propietaria coordinador coordinadora responsable comisario comisaria comandante coronel general sargento inspector inspectora subdirector subdirectora vicealcalde eurodiputado eurodiputada subsecretario vecino vecina agricultor agricultora ganadero sociólogo politólogo meteorólogo sindicalista gerente rector rectora titular intendente procurador defensor',
  officeLinks: 'de del la al y',
  officeModifiers: 'primer primera',
  verbsOfSaying:
    'dijo dice declaró declara explicó explica afirmó afirma aseguró asegura señaló señala agregó añadió añade indicó indica subrayó subraya manifestó apuntó comentó comenta advirtió destacó destaca sostuvo sostiene expresó expresa contó cuenta insistió recordó reconoció aclaró concluyó relató dicho escribió aseveró recalcó remarcó lamentó',
  pronouns: 'él ella',
  notSubject: 'a al con sobre de que',
  spokenTo:
    '(?:dijo|declaró|explicó|afirmó|aseguró|señaló|contó|relató|confirmó|manifestó) (?:a|al|en)|declaraciones a|entrevista (?:con|a|en|concedida a)|ha (?:dicho|declarado|explicado|asegurado) (?:a|en)',
  toldTo: 'al',
  citing: 'según|citad[oa]s? por|recogid[oa]s? por|informó|informa|publicad[oa]s? (?:por|en)|de acuerdo con|de acuerdo a',
  outletNouns: 'diario|periódico|revista|semanario|cadena|agencia|emisora|portal',
  fillers: 'el|los|las|al|del',
  agencyNouns: 'agencia',
  correspondents: 'corresponsal|enviad[oa] especial|periodista',
  ofAgency: 'del|de',
  placeWords: 'desde|en',
  reportVerbs: 'informó|informa|reporta|reportó',
  by: 'por',
  byGlued: 'por',
  and: 'y',
  with: 'con',
  bylineKinds: 'análisis|opinión|reportaje',
  authorLabels: 'de|autor(?:a|es)?|texto|texto de',
  bylineLabels: 'de',
  copyLabels: 'texto?',
  authorSaid: 'escrito|autor',
  newsroomOffices: 'corresponsal|redactor[a]?|redacción|periodista',
  dateChanged: '(?:última )?(?:actualizad[ao]|actualización|modificad[ao])',
  datePublished: 'publicad[oa]|publicación',
  onDay: 'el',
  besideDates: 'de|del|a|las|por|y|\\p{L}*(?:jueves|lunes|martes|miércoles|viernes|sábado|domingo)',
  ago: 'hace',
  timeUnits: 'horas?|días',
  counted: 'vistas|lecturas|lectores|visitas|compartidos|comentarios?|visualizaciones',
  countedBeside: 'personas|usuarios|están|esta|está|han|leyendo|leído|este|artículo|página|ahora|mismo|veces|en|total|de|veces',
  countedNow: 'leyendo',
  unitsAgo: 'segundos?|minutos?|min|horas?|días?|semanas?|mes(?:es)?|años?',
  sourceLabels: 'fuente|fuente',
  creditLabels: 'fotograf(?:ía|o|a)s?|crédito|imagen|créditos?|fotos?|imágenes|fotógraf[oa]|foto\\/?video|autor(?:ía)?(?: de la foto)?',
  captionLabels: 'pie de foto',
  creditNoise: 'archivo|particular|redes sociales|montaje|infografía|enviado especial|fotógraf[oa]|efe\\/?archivo',
  rights: 'todos los derechos reservados',
  organisationHeads:
    'ministerio|ayuntamiento|policía|gobierno|guardia civil|bomberos|fiscalía|presidencia|alcaldía|universidad|museo|junta|generalitat|consejería|ejército|casa|prensa|diputación|comunidad|secretaría',
  organisationTails: 'agencia|tv|televisión|prensa',
  forWhom: 'para',
  pictureNouns: 'imagen',
  outOf: 'de',
  relatedHeadings:
    'lea también|lee también|te puede interesar|le puede interesar|noticias relacionadas|más noticias|más información|artículos relacionados|relacionados|lo más leído|lo más visto|ver también|temas relacionados|etiquetas|archivado en|compartir|comentarios|también te puede interesar|te recomendamos|sigue leyendo|contenido relacionado|más leídas|últimas noticias|también te puede gustar|noticias recientes|escuchar|escuchar artículo|guardar|ir arriba|índice|en este artículo|publicidad|comentar',
  pointers:
    'lea también|lee también|lea más|te puede interesar|más información|mira también|también lee|lea además|vea también|le puede interesar|también te puede interesar|relacionado|relacionada',
  advertising: 'publicidad',
  buttons: 'compartir|escuchar',
  buttonWords: 'compartir en imprimir copiar',
  ourApp: 'nuestra',
  networks: 'canal',
  follow: 'síguenos|síganos|sigue',
  signUp: 'suscr[ií]b[ae](?:te|se)|apúntate|reg[ií]strate',
  newsletters: 'boletín|correo',
  readingTime: 'tiempo de lectura',
  minutes: 'minutos',
  toRead: 'de lectura',
  machineOpenings: `acepto que¶.{0,200}contenid
este contenido es exclusivo
etiquetas:`,
  machinePhrases: '(?:resumen|traducción)¶.{0,40}(?:generad|cread)[oae]?e?s?¶.{0,30}(?:ia|ai|inteligencia artificial)¶',
  opensElsewhere: 'se abre en (?:una )?(?:ventana|pestaña) nueva',
  commentHeadings: 'comentarios?',
  commentCalls: 'deja (?:un|tu) comentario',
  commentSays: 'dice',
  commentWrites: 'dijo',
  notFound: 'página no encontrada|no se ha encontrado',
  consent: 'aceptar y continuar',
  loginWall: 'inicia sesión|solo para suscriptores',
  headlineLabels: 'urgente|alerta|[uú]ltima hora',
  thisStory: 'est[ae] (?:noticia|nota|información|artículo|texto|despacho)',
  embargoCalls: 'importante|tome nota',
  embargo: {
    strictly: 'estrict[oa]|total',
    expected: 'previst[oa]|aproximadamente|hacia|alrededor',
    lifting: {
      embargo: 'embargo',
      hold: 'retenci[oó]n|bloqueo|suspensi[oó]n',
      lifted: 'levant|retirad|anulad|cancelad|fin |fin$|final|termin|suspendid|sin efecto|eliminad|vencid|caducad',
      free: '(?:nota |noticia )?(?:ya )?liberad[oa]|(?:ya )?(?:libre|liberad[oa]) (?:para|de) (?:su )?(?:uso|publicaci[oó]n|difusi[oó]n|embargo|publicar|usar|difundir)|(?:publicaci[oó]n|difusi[oó]n|uso) (?:libre|inmediat[oa]|autorizad[oa])|para (?:publicaci[oó]n|difusi[oó]n|uso) inmediat[oa]|(?:ya )?(?:se )?puede (?:publicarse|difundirse|usarse|utilizarse|publicar)|sin embargo$',
      unlifted: 'no|será|serán|si|sigue|hasta|pide|exige',
    },
    openings: [
      'no emitir hasta',
      'no divulgar antes',
      'no divulgar hasta',
      'prohibida su emisión antes',
      'prohibida su divulgación antes',
      'prohibida su reproducción antes',
      'no hacer público antes',
      'nota embargada',
      'noticia embargada',
      'información embargada',
      'texto embargado',
      'prohibida su difusión hasta',
      'prohibida su publicación hasta',
      'prohibida su publicación antes',
      'prohibida su difusión antes',
      'no emitir antes',
      'no utilizar antes',
      'no usar hasta',
      'no utilizar hasta',
      'embargo',
      'embargado',
      'embargada',
      'bajo embargo',
      'no publicar antes',
      'no publicar hasta',
      'no difundir antes',
      'no difundir hasta',
      'no usar antes',
      ...fromThenOn,
    ],
    everyday: ['embargo', ...fromThenOn],
    participles: ['embargado', 'embargada'],
    until: 'hasta|antes|del|el|para',
    lifted: ['embargo levantado', 'fin del embargo', 'fin de embargo', 'se levanta el embargo', 'sin embargo de'],
    today: ['hoy'],
    tomorrow: ['mañana'],
    noon: ['mediodía', 'mediodia'],
    midnight: ['medianoche'],
    hours: ['h', 'hs', 'hrs', 'horas', 'hora'],
    morning: ['de la mañana', 'a.m', 'am'],
    afternoon: ['de la tarde', 'de la noche', 'p.m', 'pm'],
    timeOf: ['hora de', 'horas de', 'hora peninsular de'],
  },
  zones: ['Europe/Madrid', 'America/Argentina/Buenos_Aires', 'America/Mexico_City'],
  attention: 'atenci[óo]n',
  toEditors: '(?:nota a (?:los|nuestros) )(?:editores|clientes|abonados)',
  noOrders: 'anular',
  headlined: 'titulad[ao]',
  itemNumbers: 'n[úu]mero|nota',
  numberAbbreviations: 'num|núm',
  markers: {
    update: '(?:#[ªa]? ?)?actualizaci[óo]n|actualizad[oa]|(?:#[ªa]? ?)?ampliaci[óo]n|ampl[íi]a',
    correction: 'correcci[óo]n|corregid[oa]|rectificaci[óo]n|fe de (?:errores|erratas)|errata',
    clarification: 'aclaraci[óo]n',
    withhold: 'no publicar',
    advisory: 'nota a los (?:editores|clientes)',
    repeat: 'repetici[óo]n|repetid[oa]',
    embargo: 'embargo(?:ed)? hasta …|embargado(?:[: ]…)?',
  },
  markersInCapitals: {
    restore: 'anulaci[óo]n (?:anulada|levantada|retirada|sin efecto)|nota (?:restablecida|rehabilitada)|restablecid[ao]',
    kill: 'eliminar|eliminad[oa]|anula(?:ci[óo]n|da|do)|nota anulada|retirad[oa]|anular',
  },
  noteOpenings: {
    correction: 'corrección\\b|corrige\\b',
    clarification: 'aclara\\b',
    update: 'actualiza\\b|añade\\b|amplía\\b',
    restore: '(?:la )?nota[^.]{0,60}puede (?:volver a )?utilizarse',
    kill: '(?:les )?rogamos (?:anulen|eliminen|retiren|no utilicen)|(?:por favor,? )?(?:eliminen|anulen|retiren) (?:la|esta|nuestra) (?:nota|noticia|información)|anular\\b',
    embargo: 'embargado',
    repeat: 'repite\\b',
  },
  partNouns: 'párrafos?|frases?|líneas?|palabras?|fotos?|fotografías?|imágenes|imagen|v[ií]deos?|gráficos?|citas?',
  itemNouns: 'noticia|nota|información|texto|despacho|artículo',
  everydayKills: 'anulad[oa]|anulaci[óo]n|eliminad[oa]|retirad[oa]|cancelad[oa]',
  orders: {
    restore: 'restablecer|restablecid[ao]',
    kill: 'eliminar|eliminen?|elimine|anular|anulen?|borrar|borren?|retirar|retiren?|suprimir|supriman|suprimid[ao]|cancelar|cancelen|no (?:usar|utilizar|publicar|emitir)|dar de baja|descartar|desechar|anulad[ao]|eliminad[ao]|retirad[ao]|anula|elimina|anul\\S*|eliminad\\S*|retir\\S*|cancelad\\S*|sin efecto|no (?:usen|utilicen|publiquen|difundan)',
    withhold: 'retener|retengan|en espera|suspender|suspendan|detener',
  },
  cardinals: `dos
tres
cuatro
cinco
seis
siete
ocho
nueve
diez`,
  ordinals: `segundo segunda
tercer tercero tercera
cuarto cuarta
quinto quinta
sexto sexta
séptimo séptima
octavo octava
noveno novena
décimo décima`,
  another: 'otro otra',
  functionWords:
    'el la los las un una unos unas de del a al y e o u en con sin por para sobre entre tras desde hasta que se su sus lo le les es son era fue ha han no más como ante este esta',
  attributedBefore: 'según|para|a juicio de|de acuerdo con|en palabras de|en opinión de',
  statements: 'comunicado|nota',
  dialogue: true,
  someArticles: 'un una unos unas',
  personNouns: 'joven|mujer|hombre',
  sayingForms:
    'lamenta|criticó|critica|criticado|gritó|grita|gritaban|gritan|renunció|informó|informa|respondió|responde|replicó|replica|escribe|reconoce|recuerda|insiste|advierte|anunció|anuncia|denunció|denuncia|pidió|pide|reclamó|reclama|argumentó|argumenta|sentenció|sentencia|zanjó|zanja|ironizó|bromeó|preguntó|pregunta|prometió|promete|celebró|celebra|confesó|confiesa|reveló|revela|detalló|detalla|precisó|precisa|puntualizó|puntualiza|matizó|reiteró|reitera|defendió|defiende|opinó|opina|considera|consideró|calificó|califica|describió|describe|alertó|alerta|señaló|relata|narra|narró|exclamó|exclama|remarca|recalca|recalcado|asevera|expuso|expone|abundó|prosiguió|continuó|apostilló|espetó|ratificó|valoró|valora|admitió|admite|desveló|confirmó|confirma|exigió|exige|destacado|asegurado|afirmado|señalado|añadido|explicado|declarado|indicado|subrayado|manifestado|dicen|dijeron|aseguran|aseguraron',
  noVerbs:
    'y pero o que cuando si como porque en de del la el los las un una al a por para con sin sobre hasta desde tras entre es son era fue ha han había está están no también sólo solo ya lo se su',
  attributedToOne: 'según (?:él|ella)|a su juicio|en su opinión',
  filePictures: '(?:foto|imagen|fotografía|imágenes) de archivo|de archivo|archivos?',
  handouts: 'cedid[ao]s?(?: por)?|facilitad[ao]s?(?: por)?|suministrad[ao]s?(?: por)?|(?:gabinete|servicio|oficina) de prensa|prensa',
  symbolPictures:
    '(?:imagen|foto) (?:ilustrativa|referencial|de referencia|de recurso|ilustración)|ilustrativa|referencial|de recurso|ilustración|fotoilustración|fotomontaje',
  aiPictures: '(?:imagen )?(?:generad[ao]|cread[ao]|hech[ao]|elaborad[ao]) (?:con|por|mediante) (?:la )?(?:ia|inteligencia artificial)',
  screenshots: 'captura(?: de (?:pantalla|vídeo|video|imagen))?|pantallazo|fotograma',
  courtesies: 'cortesía(?: de(?: la| los)?| del)?',
  labelLinks: 'por\\s*:?|de\\s*:?|vía\\s',
  creditLinks: 'por|vía',
  materialLabels: 'con (?:información|datos|contenido|material|aportes) de(?: la agencia)?|con',
  materialBehind: 'contribuyó (?:a|con) est[ea] (?:informe|nota|artículo|reporte)',
  outletReports: '(?:ha |han )?(?:informó|informa|informado|publicó|publica|reveló|adelantó|reportó)',
  womensNames:
    'carmen pilar dolores mercedes isabel raquel rocío consuelo soledad inés beatriz esther belén irene ester luz nieves concepción asunción lourdes milagros remedios montserrat ainhoa maite itziar leire nerea noemí miriam ruth judit abril maribel marisol araceli guadalupe xóchitl',
  mensNames:
    'josé juan antonio francisco manuel jesús javier carlos miguel rafael pedro ángel alejandro fernando pablo sergio jorge alberto luis álvaro diego adrián david raúl enrique ramón vicente andrés joaquín rubén óscar santiago eduardo víctor roberto jaime mario ignacio alfonso salvador ricardo emilio julio julián tomás agustín josé-luis gabriel nicolás mariano gonzalo íñigo iñigo hugo gustavo hernán mauricio patricio rodrigo sebastián esteban felipe félix germán guillermo gerardo gilberto humberto ernesto arturo arnulfo aurelio evo alfredo armando rodolfo xavier pere jordi josep joan oriol carles quim',
  woman:
    'ella|[\\p{L}]+ora|ministra|presidenta|alcaldesa|portavoza|diputada|senadora|abogada|jefa|candidata|gobernadora|concejala|secretaria',
  man: 'él|ministro|presidente|alcalde|diputado|senador|abogado|jefe|candidato|gobernador|concejal|secretario|director|entrenador|profesor',
  womensNameEnds: 'a',
  mensNameEnds: 'o',
  sayingMany:
    'dijeron|señalaron|indicaron|explicaron|aseguraron|informaron|afirmaron|denunciaron|apuntaron|aclararon|precisaron|señalan|explican|aseguran|aclaran|dicen|denuncian|insisten|recuerdan|apuntan',
  thatWords: 'que',
  personNounEnds: 'or|ora|ista|ero|era|ico|ica|ario|aria|ado|ada|ente|ante|ino|ina|padre|madre|tivo|tiva',
  prodrop: true,
  spokesNouns: 'portavoz|vocero|vocera',
  datelineCities:
    'Madrid Barcelona Bruselas Washington Londres París Moscú Pekín Bogotá Lima Quito Caracas Santiago Montevideo Asunción Sevilla Valencia Bilbao',
}
