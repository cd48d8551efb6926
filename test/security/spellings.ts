/** Inner addresses, and the ways to write one in a URL. */

/** Each may be had by an interface, so that somebody can listen there. */
export const innerV4 = [
  '127.0.0.2',
  '10.1.2.3',
  '172.16.0.9',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '192.0.0.8',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.5',
] as const
export const innerV6 = [
  '::1',
  'fd00:ec2::254',
  'fec0::1',
  '2001:db8::1',
  '3fff::1',
  '64:ff9b::7f00:2',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::a01:203',
  '2002:7f00:2::1',
  '2001:0:53aa:64c::1',
  '100::1',
  '4000::1',
] as const
/** Where the agency is. */
export const outside = '93.184.215.14'

const hex = (n: number): string => n.toString(16)

/** Hosts that mean one IPv4 address, to the URL Standard or to a resolver that is less strict. */
export function spellings(address: string): string[] {
  const parts = address.split('.').map(Number) as [number, number, number, number]
  const [a, b, c, d] = parts
  const whole = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
  const words = [hex((a << 8) | b), hex((c << 8) | d)]
  return [
    address,
    `${address}.`,
    String(whole),
    `0x${hex(whole)}`,
    `0${whole.toString(8)}`,
    parts.map((part) => `0x${hex(part)}`).join('.'),
    parts.map((part) => `0${part.toString(8)}`).join('.'),
    parts.map((part) => `000${part.toString(8)}`).join('.'),
    `${a}.${b}.${(c << 8) | d}`,
    `${a}.${((b << 16) | (c << 8) | d) >>> 0}`,
    `0x${hex(a)}.${((b << 16) | (c << 8) | d) >>> 0}`,
    address.replaceAll('.', '。'),
    address.replaceAll('.', '%2e'),
    address.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    address.replace(/\d/, (digit) => String.fromCodePoint(0x1d7ce + Number(digit))),
    `${outside}@${address}`,
    `user:word@${address}`,
    `${address}#@${outside}`,
    `${address}?@${outside}`,
    `${outside}%40${address}`,
    `[::ffff:${address}]`,
    `[::ffff:${words.join(':')}]`,
    `[0:0:0:0:0:FFFF:${words.join(':')}]`,
    `[::ffff:0:${words.join(':')}]`,
    `[::${address}]`,
    `[64:ff9b::${address}]`,
    `[64:ff9b:1::${words.join(':')}]`,
    `[2002:${words.join(':')}::1]`,
    `[fe80::${words.join(':')}%25lo]`,
  ]
}

/** All hosts that lead inside by themselves. */
export const hostileHosts = (): string[] => [
  ...innerV4.flatMap(spellings),
  ...innerV6.flatMap((address) => [`[${address}]`, `[${address.toUpperCase()}]`]),
  ...[
    'localhost',
    'localhost.',
    'LOCALHOST',
    'ip6-localhost',
    '0',
    '0.0.0.0',
    '[::]',
    '[::ffff:0:0]',
    '224.0.0.1',
    '255.255.255.255',
    '[ff02::1]',
  ],
]
