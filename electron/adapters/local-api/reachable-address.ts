import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { isLoopbackName } from '#shared/domain/integrations.ts'

const listOf = (subnets: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [address = '', bits] = subnet.split('/')
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}
const loopback = listOf(['127.0.0.0/8', '::1/128'])
const privateNetworks = listOf(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'])
/** Of this computer, of one cable, of many, of nobody: metadata services of clouds are among them. */
const special = listOf([
  '0.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
  '::/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/32', '2001:db8::/32', '2002::/16', 'fe80::/10', 'fec0::/10', 'ff00::/8',
])

export class ForbiddenAddress extends Error {}
/** How a name becomes addresses. */
export type Resolve = (hostname: string, options: LookupAllOptions, callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void
export type Reach = { host: string; allowsLan: boolean }

/** A name of this computer may only lead to this computer, every other name only away from it. */
export function isAllowedAddress(given: string, { host, allowsLan }: Reach): boolean {
  const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(given)?.[1] ?? given
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(address) === 0) return false
  if (isLoopbackName(host)) return loopback.check(address, family)
  if (/^::ffff:/i.test(address) || loopback.check(address, family) || special.check(address, family)) return false
  return allowsLan || !privateNetworks.check(address, family)
}

/** Checked on the address that is then connected to: no name can change its mind in between. */
export function guardedLookup(reach: Reach, lookUp: Resolve = lookup): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, [])
      if (addresses.length === 0 || !addresses.every(({ address }) => isAllowedAddress(address, reach))) return callback(new ForbiddenAddress(hostname), [])
      if (options.all) return callback(null, addresses)
      callback(null, addresses[0]!.address, addresses[0]!.family)
    })
  }
}
