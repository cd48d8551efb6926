import { combined, type Language } from './language.ts'

/** Says from when on it may be used. */
const fromThenOn = combined(
  ['para publicar', 'publicar', 'divulgar', 'publicação', 'divulgação', 'para divulgação'],
  ['a partir', 'a partir de', 'a partir das', 'a partir da'],
)

/** Portuguese */
export const pt: Language = {
  opposites: `sobe sobem subiu subiram aumenta aumentam aumentou aumentaram cresce crescem cresceu eleva elevou ganha ganhou alta avança avançou mais / cai caem caiu caíram baixa baixam baixou baixaram diminui diminuiu reduz reduzem reduziu reduziram perde perdeu corta cortou queda recua recuou desce desceu menos
vence venceu ganha ganhou / perde perdeu
aprova aprovou aprovado confirma confirmou aceita aceitou / rejeita rejeitou rejeitado chumba chumbou anula anulou
abre abriu reabre reabriu / fecha fechou`,
  months: `janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez`,
  particles: 'da das do dos e',
  by: 'por',
  and: 'e',
  authorLabels: 'de|da|autor(?:a|es)?|texto',
  dateChanged: '(?:última )?(?:atualizad[oa]|atualização)',
  datePublished: 'publicad[oa]|publicação',
  besideDates: 'às|de|\\p{L}*(?:feira|domingo)',
  ago: 'há|atrás',
  counted: 'visualizações|leituras|leitores|visitas|partilhas|compartilhamentos|comentários?',
  countedBeside: 'pessoas|estão|está|lendo|lido|leram|este|esta|artigo|página|agora|vezes|no|total|a|ler|de',
  countedNow: 'lendo|a ler',
  unitsAgo: 'segundos?|minutos?|min|horas?|dias?|semanas?|m[eê]s(?:es)?|anos?',
  sourceLabels: 'fonte',
  creditLabels: 'imagem|crédito|fotografias?|fotos?|imagens|créditos?|fotógraf[oa]|legenda e foto',
  relatedHeadings:
    'leia também|leia mais|veja também|saiba mais|mais lidas|notícias relacionadas|relacionadas|compartilhe|comentários|últimas notícias|você também pode gostar|tópicos|conteúdo relacionado|ouvir artigo|deixe um comentário|artigos relacionados|em destaque|neste artigo|continua após a publicidade',
  pointers: 'leia também|leia mais|veja também|saiba mais',
  advertising: 'publicidade',
  buttonWords: 'compartilhar',
  signUp: 'inscreva-se|assine|cadastre-se',
  readingTime: 'tempo de leitura',
  minutes: 'minutos',
  machinePhrases: '(?:resumo|tradução)¶.{0,40}(?:gerad|criad)[oae]?e?s?¶.{0,30}(?:ia|ai|inteligência artificial)¶',
  opensElsewhere: 'abre (?:em|en) (?:uma )?nova (?:janela|aba|guia)',
  commentHeadings: 'comentários?',
  commentSays: 'diz|disse',
  notFound: 'página não encontrada',
  embargoCalls: 'atenção',
  headlineLabels: 'urgente|[uú]ltima hora',
  thisStory: 'est[ae] (?:notícia|matéria|nota|artigo|texto|despacho)',
  embargo: {
    strictly: 'estrit[oa]|rigoros[oa]|total',
    expected: 'previst[oa]|aproximadamente|cerca|por volta',
    lifting: {
      embargo: 'embargo',
      hold: 'retenção|retencao|bloqueio|suspensão',
      lifted: 'levantad|suspens|fim |fim$|cancelad|retirad|anulad|terminad|revogad|caiu|encerrad|sem efeito',
      free: '(?:já |notícia )?liberad[oa]|(?:já )?(?:livre|liberad[oa]|libertad[oa]) (?:para|de) (?:uso|publicação|divulgação|difusão|embargo|publicar)|(?:publicação|divulgação|uso) (?:livre|imediat[oa]|autorizad[oa])|para (?:publicação|divulgação) imediata|(?:já )?pode ser (?:publicad[oa]|divulgad[oa]|usad[oa])|sem embargo',
      unlifted: 'não|será|serão|se|continua|até|ainda',
    },
    openings: [
      'não difundir até',
      'não veicular antes',
      'proibida a divulgação antes',
      'proibida a divulgação até',
      'divulgação proibida antes',
      'notícia sob embargo',
      'não divulgar até',
      'não usar antes',
      'não utilizar antes',
      'não difundir antes',
      'proibida a publicação antes',
      'publicação proibida antes',
      'embargo',
      'embargado',
      'embargada',
      'sob embargo',
      'não publicar antes',
      'não publicar até',
      'não divulgar antes',
      ...fromThenOn,
    ],
    everyday: ['embargo', ...fromThenOn],
    participles: ['embargado', 'embargada'],
    until: 'até|antes',
    lifted: ['embargo levantado', 'fim do embargo', 'fim de embargo'],
    today: ['hoje'],
    tomorrow: ['amanhã'],
    noon: ['meio-dia', 'meio dia'],
    midnight: ['meia-noite', 'meia noite'],
    hours: ['h', 'horas', 'hora'],
    morning: ['da manhã'],
    afternoon: ['da tarde', 'da noite'],
    timeOf: ['hora de', 'horas de', 'horário de'],
  },
  zones: ['Europe/Lisbon', 'America/Sao_Paulo'],
  toEditors: 'nota aos (?:editores|clientes)',
  itemNumbers: 'notícia',
  markers: {
    update: 'atualiza(?:ção|cao|da|do)|act\\. ?#?|nova vers[ãa]o',
    correction: 'corre[çc][ãa]o|corrigid[oa]|retifica[çc][ãa]o',
    clarification: 'esclarecimento',
    repeat: 'repeti[çc][ãa]o',
    embargo: 'embargo(?:ed)? at[ée] …',
  },
  markersInCapitals: {
    restore: 'anula[çc][ãa]o (?:retirada|levantada)|anula[çc][ãa]o (?:cancelada|revogada|sem efeito)|restabelecid[ao]',
    kill: 'anula[çc][ãa]o|anulad[ao]|anula[çc][ãa]o|cancelad[ao]',
  },
  noteOpenings: { update: 'substitui\\b|acrescenta\\b' },
  partNouns: 'parágrafos?|frases?|linhas?|palavras?|fotos?|fotografias?|imagens|imagem|vídeos?|legendas?',
  itemNouns: 'notícia|texto|despacho|artigo|matéria|nota',
  everydayKills: 'anulad[ao]|anula[çc][ãa]o|cancelad[ao]|retirad[ao]',
  orders: {
    restore: 'repor|restabelecer',
    kill: 'eliminar|eliminem|elimina|anular|anulem|anulad[ao]|anula|cancelar|cancelem|cancelad[ao]|apagar|apaguem|remover|retirar|retirem|retirad[ao]|não (?:usar|utilizar|publicar|divulgar)|desconsiderar|suprimir|anul\\S*|cancelad\\S*|retir\\S*|eliminad\\S*|sem efeito|não (?:utiliz|us|public|divulg)\\S*|não (?:seja|deve ser) (?:utilizad|publicad)[ao]',
    withhold: 'reter|suspender|aguardar|em espera',
  },
  cardinals: `dois duas
três
quatro
cinco
seis
sete
oito
nove
dez`,
  ordinals: `segundo segunda
terceiro terceira
quarto quarta
quinto quinta
sexto sexta
sétimo sétima
oitavo oitava
nono nona
décimo décima`,
  another: 'outro outra',
  functionWords:
    'o a os as um uma uns umas de do da dos das e ou em no na nos nas por pelo pela para com sem sobre entre após até que se seu sua ao aos à às é são foi era tem não mais como este esta',
  openers:
    'o a os as um uma este esta isto isso ele ela eles nós eu mas e em no na quando se como também agora aqui ali segundo não todos muitos de do da para por com após durante já ainda segunda terça quarta quinta sexta',
  sayingForms:
    'disse|disseram|diz|dizem|dito|declarou|declara|afirmou|afirma|afirmaram|garantiu|garante|sublinhou|sublinha|explicou|explica|acrescentou|acrescenta|referiu|refere|considerou|considera|frisou|frisa|destacou|destaca|ressaltou|ressalta|informou|informa|informaram|contou|conta|relatou|relata|completou|completa|lembrou|lembra|recordou|recorda|admitiu|admite|reconheceu|reconhece|defendeu|defende|alertou|alerta|avisou|avisa|criticou|critica|lamentou|lamenta|comentou|comenta|respondeu|responde|rebateu|rebate|escreveu|escreve|confirmou|confirma|anunciou|anuncia|prometeu|promete|assegurou|assegura|apontou|aponta|observou|observa|salientou|salienta|ressalvou|ressalva|concluiu|conclui|questionou|questiona|perguntou|desabafou|desabafa|reforçou|reforça|argumentou|argumenta|sustentou|sustenta|avaliou|avalia|revelou|revela|prosseguiu|continuou|adiantou|adianta|vincou|apelou|reiterou|pontuou|acredita|opinou|emendou|atirou|classificou|classifica|descreveu|descreve|indicou|indica|esclareceu|esclarece|lê-se',
  attributedBefore: 'segundo|de acordo com|conforme|nas palavras d[eoa]|para',
  statements: 'nota|comunicado|comunicação',
  dialogue: true,
  personNouns: '\\d{1,3} anos',
  articles: 'o a os as um uma',
  offices:
    'ministro ministra primeiro-ministro primeira-ministra presidente vice-presidente vice secretário secretária prefeito prefeita governador governadora senador senadora deputado deputada vereador vereadora delegado delegada diretor diretora chefe coordenador coordenadora líder porta-voz professor professora pesquisador pesquisadora médico médica advogado advogada promotor promotora procurador procuradora juiz juíza treinador técnico capitão jogador atacante goleiro editor jornalista especialista analista economista bispo arcebispo papa rei rainha príncipe general coronel embaixador secretário-geral cientista sociólogo politólogo morador moradora agricultor dono dona ator atriz cantor cantora escritor escritora aposentado aposentada empresário empresária autarca bastonário comandante sargento major policial comissário fundador fundadora',
  officeLinks: 'de do da dos das para e',
  officeModifiers: 'adjunto geral',
  pronouns: 'ele ela eles',
  someArticles: 'um uma',
  notSubject: 'à ao a com para sobre de que em por aos às',
  beforeNoName: 'em no na nos nas',
  addresses: 'sr sra dr dra dom senhor',
  noVerbs:
    'e mas ou que quando se como porque em no na nos nas de do da dos das para por com sem sob sobre até após não também só agora aqui ali é são era foi ser está tem há o a os as um uma isto isso',
  spokenTo:
    '(?:disse|declarou|afirmou|explicou|contou|relatou|garantiu|confirmou|adiantou)(?: (?:ele|ela|\\p{Lu}\\p{L}+)){0,2},? (?:à|ao|em entrevista (?:à|ao)|em declarações (?:à|ao))|declarações (?:à|ao|a)|entrevista (?:à|ao|a|com)',
  toldTo: 'à|ao',
  citing:
    'segundo|de acordo com|conforme|citad[oa]s? pel[oa]|noticiad[oa] pel[oa]|noticiou|informou|avançou|revelou|apurou|publicad[oa] (?:por|em|no|na|pel[oa])|escreve|segundo|de acordo com|conforme|à|ao|citado (?:pela|pelo)|noticiou|declarações (?:à|ao)|disse (?:à|ao)|entrevista (?:à|ao)',
  outletNouns: 'jornal|revista|semanário|agência|emissora|portal|canal|rádio|televisão|site|diário',
  fillers: 'o|a|os|as|ao|à|do|da|no|na|pelo|pela|à agência|agência|jornal',
  agencyNouns: 'agência',
  relays: 'noticia|informa',
  correspondents: 'correspondente|enviad[oa] especial',
  materialLabels: 'agências|com (?:informações|material|dados|conteúdo) (?:da|do|de|das)(?: agência)?|com',
  attributedToOne: 'segundo (?:ele|ela)|na sua opinião',
  filePictures: '(?:foto|imagem) de arquivo|arquivo(?: pessoal)?',
  handouts: 'divulgação|cedid[ao]s?(?: por| pelo| pela)?|fornecid[ao](?: por| pelo| pela)?|assessoria(?: de imprensa)?',
  symbolPictures: '(?:imagem|foto) (?:meramente )?ilustrativa|(?:meramente )?ilustrativa|imagem de ilustração|ilustração|fotomontagem',
  aiPictures: '(?:imagem )?(?:gerad[ao]|criad[ao]|feit[ao]) (?:por|com) (?:ia|inteligência artificial)',
  screenshots: 'reprodução|captura de (?:ecrã|tela|imagem)|print|frame',
  courtesies: 'cortesia(?: de| do| da)?',
  labelLinks: 'por\\s*:?|de\\s*:?|via\\s',
  creditLinks: 'por|via',
  rights: '(?:todos os )?direitos reservados',
  creditNoise: 'dr|d\\.r\\.|redes sociais|internet|instagram|montagem|infografia',
  forWhom: 'para|para o|para a|especial para',
  organisationHeads:
    'governo|polícia|prefeitura|câmara|ministério|secretaria|bombeiros|palácio|presidência|universidade|museu|tribunal|marinha|força|tv|rede|rádio',
  organisationTails: 'tv|press',
  outletReports: '(?:noticiou|informou|revelou|publicou|escreve|avançou)',
  womensNames:
    'beatriz inês isabel raquel carmen dulce lurdes leonor matilde irene lúcia íris ester alice simone michelle rosângela marielle',
  mensNames:
    'joão josé antônio antónio francisco carlos paulo pedro lucas luiz luís marcos gabriel rafael daniel marcelo bruno eduardo felipe raimundo rodrigo manoel manuel mateus andré fernando fábio leonardo gustavo guilherme leandro tiago thiago ricardo jorge alexandre roberto edson diego vitor vítor sérgio cláudio geraldo adriano júlio renato alex rui nuno gonçalo duarte vasco hélder álvaro miguel henrique césar aécio renan jair flávio ciro davi arthur otávio sebastião augusto',
  woman: 'ela|ministra|presidenta|deputada|senadora|prefeita|vereadora|diretora|governadora|professora|secretária|advogada',
  man: 'ele|ministro|deputado|senador|prefeito|vereador|diretor|governador|professor|secretário|advogado',
  womensNameEnds: 'a',
  mensNameEnds: 'o',
  sayingMany: 'disseram|informaram|afirmaram|explicaram|asseguraram|dizem|garantem|explicam|denunciam',
  thatWords: 'que',
  personNounEnds: 'or|ora|ista|eiro|eira|ário|ária|ante|ente|ico|ica|ado|ada|ar|pai|mãe|arca',
  prodrop: true,
  spokesNouns: 'porta-voz',
  datelineCities: 'Lisboa Porto Brasília Washington Londres Bruxelas Luanda Maputo',
}
