/**
 * The artificial population of the test environment. Nobody in it exists: Business IDs lie above those that have been
 * issued, individual numbers of identity codes are 900-999, and every name says that it is an example.
 * The portal's seed makes rights of it, the register's seed makes organisations with interface applications, and the
 * test identity provider lists the persons.
 */
import type { ApplicationChannel } from '#schemas/certificate-types.ts'

export type Text = { fi: string; sv: string; en: string }

export type PopulationOrganisation = {
  businessId: string
  name: string
  /** Channels of its interface application; none: it files in the portal only. */
  channels: readonly ApplicationChannel[]
  purposes: readonly ('own' | 'on-behalf' | 'data-use')[]
  /** D-42 */
  paysBenefits: boolean
}

export type PopulationPerson = {
  identityCode: string
  givenNames: string
  familyName: string
  /** What this person is there to show. */
  description: Text
}

type Organ = 'managing_director' | 'board_chair' | 'building_manager' | 'procuration_holder' | 'association_chair'
type Theme = 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6'
/** A party of a mandate: Business ID or personal identity code. */
export type PopulationMandate = { theme: Theme; assignor: string; assignee: string; subOrganisationId?: string; customerId?: string }

const wageChannels = ['wage:ws-real-time', 'wage:ws-delayed', 'wage:sftp'] as const
const benefitChannels = ['benefit:ws-real-time', 'benefit:ws-delayed', 'benefit:sftp'] as const

const METAL = '7002002-3'
const CAFE = '7004004-0'
const ACCOUNTANTS = '7006006-8'
const BUILDERS = '7008008-5'
const FLOWERS = '7010010-3'
const DENTISTS = '7012012-0'
const TRANSPORT = '7014014-8'
const PENSION_FUND = '7016016-5'
const CITY = '7018018-2'
const AGENCY = '7020020-0'
const HOUSING = '7022022-8'
const ASSOCIATION = '7024024-5'

const payer = (businessId: string, name: string, channels: readonly ApplicationChannel[] = []): PopulationOrganisation =>
  ({ businessId, name, channels, purposes: ['own'], paysBenefits: false })

export const organisations: readonly PopulationOrganisation[] = [
  payer(METAL, 'Esimerkki Metalli Oy', wageChannels),
  payer(CAFE, 'Kahvila Kokeilu Oy'),
  { businessId: ACCOUNTANTS, name: 'Tilitoimisto Mallitase Oy', channels: [...wageChannels, ...benefitChannels], purposes: ['own', 'on-behalf'], paysBenefits: true },
  payer(BUILDERS, 'Testitalo Rakennus Oy', ['wage:ws-delayed']),
  payer(FLOWERS, 'Näytekukka Ky'),
  payer(DENTISTS, 'Hammaslääkärit Harjoitus & Esimerkki Oy'),
  payer(TRANSPORT, 'Exempel Transport Ab', ['wage:ws-real-time', 'wage:ws-delayed']),
  { businessId: PENSION_FUND, name: 'Eläkekassa Esimerkki', channels: benefitChannels, purposes: ['own'], paysBenefits: true },
  payer(CITY, 'Mallikaupunki', wageChannels),
  { businessId: AGENCY, name: 'Esimerkkivirasto', channels: ['datauser:ws-real-time', 'datauser:ws-delayed', 'datauser:sftp'], purposes: ['data-use'], paysBenefits: false },
  payer(HOUSING, 'Asunto Oy Esimerkkilän Mallipiha'),
  payer(ASSOCIATION, 'Testiyhdistys ry'),
]

const CLERK = '120479-912S'
const DIRECTOR = '030968-905X'
const ACCOUNTANT = '210186-9185'
const FIRM_OWNER = '081171-9234'
const PROCURATION = '170675-9316'
const BROWSER = '300392-944Y'
const BENEFIT_REPORTER = '140283-950P'
const HOUSEHOLD = '250780-967L'
const NO_RIGHTS = '010599-972K'
const MASTER = '191077-981U'
const CITY_CLERK = '060888-9965'
const INTERFACE_MANAGER = '281265-939T'
const MANY_ROLES = '110390-9081'
const OFFICER = '150575-9634'

export const persons: readonly PopulationPerson[] = [
  person(CLERK, 'Aino', 'Testinen', 'Palkanlaskija, Esimerkki Metalli Oy', 'Löneräknare, Esimerkki Metalli Oy', 'Payroll clerk of Esimerkki Metalli Oy'),
  person(DIRECTOR, 'Matti', 'Mallikas', 'Toimitusjohtaja, Esimerkki Metalli Oy', 'Verkställande direktör, Esimerkki Metalli Oy', 'Managing director of Esimerkki Metalli Oy'),
  person(ACCOUNTANT, 'Sofia', 'Exempelström', 'Kirjanpitäjä, viisi asiakasta (Tilitoimisto Mallitase Oy)', 'Bokförare med fem klienter (Tilitoimisto Mallitase Oy)', 'Accountant for five clients (Tilitoimisto Mallitase Oy)'),
  person(FIRM_OWNER, 'Heikki', 'Mallitase', 'Tilitoimiston toimitusjohtaja, kaikki asiakkaat', 'Bokföringsbyråns verkställande direktör, alla klienter', 'Managing director of the accounting firm, all its clients'),
  person(PROCURATION, 'Liisa', 'Prokuristi', 'Prokuristi yksin, Testitalo Rakennus Oy', 'Prokurist ensam, Testitalo Rakennus Oy', 'Holder of procuration with sole representation, Testitalo Rakennus Oy'),
  person(BROWSER, 'Emil', 'Provgren', 'Vain palkkatietojen katselu, Esimerkki Metalli Oy', 'Granskar endast löneuppgifter, Esimerkki Metalli Oy', 'Browses earnings payment data only, Esimerkki Metalli Oy'),
  person(BENEFIT_REPORTER, 'Kaarina', 'Kokeilija', 'Etuustietojen ilmoittaja, Eläkekassa Esimerkki', 'Anmäler förmånsuppgifter, Eläkekassa Esimerkki', 'Reports benefits payment data, Eläkekassa Esimerkki'),
  person(HOUSEHOLD, 'Olli', 'Esimerkki', 'Yksityishenkilö, joka maksaa palkkaa kotitaloudessaan', 'Privatperson som betalar lön i sitt hushåll', 'Private person who pays wages in a household'),
  person(NO_RIGHTS, 'Veera', 'Vailla', 'Henkilö ilman rooleja ja valtuuksia', 'Person utan roller och fullmakter', 'Person without roles or mandates'),
  person(MASTER, 'Johan', 'Huvudman', 'Tiedon käyttäjän pääkäyttäjä, Esimerkkivirasto', 'Informationsanvändarens huvudanvändare, Esimerkkivirasto', 'Master user of a data user, Esimerkkivirasto'),
  person(CITY_CLERK, 'Saara', 'Sivistö', 'Palkanlaskija, vain Mallikaupungin aliorganisaatio SIVISTYS', 'Löneräknare, endast Mallikaupunkis underorganisation SIVISTYS', 'Payroll clerk, only the suborganisation SIVISTYS of Mallikaupunki'),
  person(INTERFACE_MANAGER, 'Pekka', 'Rajapinta', 'Rajapinta- ja ilmoitustietojen käsittelijä, Mallikaupunki', 'Behandlar gränssnitts- och anmälningsuppgifter, Mallikaupunki', 'Processes interface and report data, Mallikaupunki'),
  person(MANY_ROLES, 'Maria', 'Monitoimi', 'Monta roolia: kahvilan hallitus, taloyhtiön isännöinti, yhdistyksen puheenjohtaja', 'Många roller: kaféets styrelse, disponent, föreningens ordförande', 'Many roles: board of a café, building manager, chair of an association'),
  person(OFFICER, 'Virpi', 'Virkailija', 'Rekisterin virkailija: etsii organisaatioita, keskeyttää rajapinnan, sulkee varmenteita', 'Tjänsteman vid registret: söker organisationer, avbryter gränssnitt, spärrar certifikat', 'Register officer: finds organisations, suspends interfaces, revokes certificates'),
]

export const organRoles: readonly { person: string; organisation: string; organ: Organ }[] = [
  { person: DIRECTOR, organisation: METAL, organ: 'managing_director' },
  { person: FIRM_OWNER, organisation: ACCOUNTANTS, organ: 'managing_director' },
  { person: PROCURATION, organisation: BUILDERS, organ: 'procuration_holder' },
  { person: MANY_ROLES, organisation: CAFE, organ: 'board_chair' },
  { person: MANY_ROLES, organisation: HOUSING, organ: 'building_manager' },
  { person: MANY_ROLES, organisation: ASSOCIATION, organ: 'association_chair' },
]

const clients = [CAFE, BUILDERS, FLOWERS, DENTISTS, TRANSPORT]

export const mandates: readonly PopulationMandate[] = [
  { theme: 'M2', assignor: METAL, assignee: CLERK },
  { theme: 'M1', assignor: METAL, assignee: BROWSER },
  { theme: 'M4', assignor: PENSION_FUND, assignee: BENEFIT_REPORTER },
  { theme: 'M2', assignor: CITY, assignee: CITY_CLERK, subOrganisationId: 'SIVISTYS' },
  { theme: 'M5', assignor: CITY, assignee: INTERFACE_MANAGER },
  // Each client mandates the firm; the firm allocates each client to its accountant.
  ...clients.map((client) => ({ theme: 'M2', assignor: client, assignee: ACCOUNTANTS }) as const),
  ...clients.map((client) => ({ theme: 'M2', assignor: ACCOUNTANTS, assignee: ACCOUNTANT, customerId: client }) as const),
  // A client of the firm that its accountant does not handle.
  { theme: 'M2', assignor: HOUSING, assignee: ACCOUNTANTS },
]

export const dataUserRoles: readonly { person: string; organisation: string; kind: 'master' | 'other' }[] = [
  { person: MASTER, organisation: AGENCY, kind: 'master' },
]

/** Officers of the register (identity codes). */
export const operators: readonly string[] = [OFFICER]

function person(identityCode: string, givenNames: string, familyName: string, fi: string, sv: string, en: string): PopulationPerson {
  return { identityCode, givenNames, familyName, description: { fi, sv, en } }
}
