/** Texts for the matcher's tests, written for them. */
export const bridge = [
  'The old stone bridge over the river Treska will be closed to cars from Monday, the mayor of Saraj, Blerim Bexheti, said at a news conference.',
  'Engineers found cracks in two of its seven arches last week. "We cannot wait for another winter," Bexheti told reporters in front of the town hall.',
  'The bridge was built in 1893 and carries about 4,200 cars a day. Repairs will cost 38 million denars and take eleven months, according to the plan.',
  'Shop owners on the left bank fear for their trade. Jovanka Ristova, who runs a bakery beside the bridge, said that half of her customers come by car.',
  'Buses will take the road over Matka until the works are done. Pedestrians may cross on a wooden walkway that the army will build next week.',
  'The ministry of culture has to agree to the plan because the bridge is a protected monument. Its answer is expected before the end of October.',
]

export const harvest = [
  'Wine growers around Kavadarci expect the smallest harvest in twenty years after hail destroyed a third of the vineyards in June.',
  "The growers' association put the damage at nine million euros. Its head, Stojan Velkov, asked the government to buy the rest at a fixed price.",
  'Wineries said that they would pay no more than last year. Three of them have closed since spring, and two hundred people lost their work.',
  'Scientists at the institute in Skopje blame the warmer summers. They advise growers to plant varieties from the south of Italy.',
  'The minister of agriculture will meet the growers on Thursday. He has promised a fund for hail nets, but no sum was named.',
]

/** A follow-up that opens with what a newspaper moved to the top of its copy, the copy, and the agency's own. */
const turnedAbout = [bridge[5]!, bridge[3]!, bridge[2]!]
export const followedUp: Sent[] = [
  ['MIA', 'Bridge closes', 7, bridge],
  ['Courier', 'Bridge shut', 10, [...turnedAbout, bridge[0]!, bridge[1]!, bridge[4]!]],
  ['Globe', 'Bakers ask for money', 20, [...turnedAbout, harvest[1]!, harvest[2]!]],
]
/** A copy behind the beginning of another story, one that is turned about, and the agency's own. */
export const behindAnother: Sent[] = [
  ['MIA', 'Bridge closes', 7, bridge],
  ['Gazette', 'Growers fear for their road', 9, [...harvest.slice(0, 3), ...bridge.slice(0, 4)]],
  ['Courier', 'Bridge shut', 10, [bridge[4]!, bridge[3]!, bridge[5]!, ...bridge.slice(0, 3)]],
]
/** A text that holds most of two stories, and copies of each. */
export const ofTwo: Sent[] = [
  ['MIA', 'Bridge closes', 7, bridge],
  ['Gazette', 'Bridge shut', 11, bridge.slice(0, 5)],
  ['Courier', 'Vines and bridge', 14, [...harvest.slice(0, 4), ...bridge.slice(0, 4)]],
  ['Ledger', 'Vines lost', 22, harvest],
]
/** Who sent it, the headline, the hour at which it was published, the paragraphs. */
export type Sent = [source: string, headline: string, hour: number, paragraphs: string[]]

export const quake = (place: string, magnitude: string, depth: number, hour: string, felt: string) => [
  `A magnitude ${magnitude} earthquake struck ${depth + 3} kilometres from ${place} on Tuesday, the seismological institute said.`,
  `The quake hit at ${hour} local time at a depth of ${depth} kilometres. It was also felt in ${felt}.`,
  'There were no immediate reports of casualties. The institute said that aftershocks were possible over the coming days and asked people to stay calm.',
]
