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

export const quake = (place: string, magnitude: string, depth: number, hour: string, felt: string) => [
  `A magnitude ${magnitude} earthquake struck ${depth + 3} kilometres from ${place} on Tuesday, the seismological institute said.`,
  `The quake hit at ${hour} local time at a depth of ${depth} kilometres. It was also felt in ${felt}.`,
  'There were no immediate reports of casualties. The institute said that aftershocks were possible over the coming days and asked people to stay calm.',
]
