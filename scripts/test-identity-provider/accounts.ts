import { createHmac } from 'node:crypto'
import { persons } from '#prisma/seed/population.ts'
import { birthDateOf, isArtificialPersonalIdentityCode, isPersonalIdentityCode } from '#schemas/identifier-checks.ts'

export type Account = { id: string; identityCode: string; givenNames: string; familyName: string; birthDate: string }

export type CodeMistake = 'malformed' | 'could-be-real'

/** Names for codes that are not in the population: the same code always has the same one. */
const GIVEN_NAMES = ['Iida', 'Otto', 'Vilma', 'Eetu', 'Selma', 'Arvo', 'Siiri', 'Toivo', 'Linnea', 'Onni']
const FAMILY_NAMES = ['Näyte', 'Koekäyttö', 'Harjoitus', 'Testman', 'Prov', 'Keksitty', 'Malli-Esimerkki']

/**
 * Everybody who can identify here. An account's id is a keyed digest of its code: the subject of a token says nothing
 * about the person and stays the same for as long as the key does.
 */
export class Accounts {
  readonly #key: string
  readonly #byId = new Map<string, Account>()

  constructor(key: string) {
    this.#key = key
    for (const { identityCode, givenNames, familyName } of persons) this.#add(identityCode, givenNames, familyName)
  }

  find(id: string): Account | undefined {
    return this.#byId.get(id)
  }

  /** The person with this code, invented now unless in the population. Spaces and lower case are forgiven. */
  withCode(typed: string): Account | CodeMistake {
    const code = typed.replaceAll(/\s/g, '').toUpperCase()
    if (!isPersonalIdentityCode(code)) return 'malformed'
    if (!isArtificialPersonalIdentityCode(code)) return 'could-be-real'
    const number = Number.parseInt(this.#id(code).slice(0, 8), 16)
    return this.#byId.get(this.#id(code)) ?? this.#add(code, GIVEN_NAMES[number % GIVEN_NAMES.length]!, FAMILY_NAMES[number % FAMILY_NAMES.length]!)
  }

  #add(identityCode: string, givenNames: string, familyName: string): Account {
    const account = { id: this.#id(identityCode), identityCode, givenNames, familyName, birthDate: birthDateOf(identityCode)! }
    this.#byId.set(account.id, account)
    return account
  }

  #id(identityCode: string): string {
    return createHmac('sha256', this.#key).update(identityCode).digest('hex')
  }
}
