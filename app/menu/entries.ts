/**
 * What the menus offer. An entry is there for whoever has one of its rights; a group whose entries are all missing is
 * missing too. A new page of a role is a line here and a text in messages/pages/<language>/menu.json.
 */
import type { Role } from '#lib/identity/actor.ts'
import type { Right } from '#lib/identity/permissions.ts'
import type menu from '#messages/pages/fi/menu.json'

export type MenuEntry = {
  href: string
  label: keyof typeof menu
  /** one of them is enough; none: for everyone in the role */
  rights: readonly Right[]
  /** addresses elsewhere whose pages belong to it */
  also?: readonly string[]
  /** part of the test environment */
  testOnly?: true
}
export type MenuSection = { heading: keyof typeof menu; entries: readonly MenuEntry[] }

const upload: MenuEntry = { href: '/upload', label: 'upload', rights: ['upload-wages.write', 'upload-benefits.write', 'upload-subscriptions.write'] }
const report: MenuEntry = { href: '/report', label: 'report', rights: ['wage-reports.write', 'benefit-reports.write'] }
const earners: MenuEntry = { href: '/report/earners', label: 'earners', rights: ['wage-reports.write', 'benefit-reports.write'] }
const deadlines: MenuEntry = { href: '/report/deadlines', label: 'deadlines', rights: ['wage-records.read', 'benefit-records.read'] }
const reportRights = ['submitted-wage-reports.read', 'submitted-benefit-reports.read'] as const satisfies readonly Right[]
const recordRights = ['wage-records.read', 'benefit-records.read'] as const satisfies readonly Right[]

/** What is missing from the menu is explained there. */
const rights: MenuEntry = { href: '/rights', label: 'rights', rights: [] }

const testEnvironment: MenuSection = {
  heading: 'testEnvironment',
  entries: [{ href: '/outbox', label: 'outbox', rights: [], testOnly: true }, { href: '/addresses', label: 'addresses', rights: [], testOnly: true }],
}

export const menus: Record<Role['kind'], readonly MenuSection[]> = {
  'organisation': [
    { heading: 'reporting', entries: [report, earners, deadlines, upload] },
    { heading: 'reported', entries: [{ href: '/org/reports', label: 'reports', rights: reportRights }, { href: '/org/records', label: 'records', rights: recordRights }] },
    {
      heading: 'settings',
      entries: [
        { href: '/org/basic-data', label: 'basicData', rights: ['basic-data.read'] },
        { href: '/org/interface', label: 'interface', rights: ['interface-application.read', 'benefits-confirmation.read', 'certificates.read'], also: ['/org/certificates'] },
        { href: '/org/mandates', label: 'mandates', rights: ['mandates.read'], testOnly: true },
        { href: '/org/access-log', label: 'accessLog', rights: ['access-log.read'] },
        rights,
      ],
    },
    testEnvironment,
  ],
  'private-person': [
    { heading: 'reporting', entries: [report, earners, deadlines, upload] },
    { heading: 'reported', entries: [{ href: '/me/reports', label: 'reports', rights: reportRights }, { href: '/me/records', label: 'records', rights: recordRights }, { href: '/me/income', label: 'ownIncome', rights: ['own-income.read'] }] },
    { heading: 'settings', entries: [{ href: '/me/basic-data', label: 'basicData', rights: ['basic-data.read'] }, { href: '/me/mandates', label: 'mandates', rights: ['mandates.read'], testOnly: true }, { href: '/me/access-log', label: 'accessLog', rights: ['access-log.read'] }, rights] },
  ],
  'data-user': [
    { heading: 'reporting', entries: [upload] },
    { heading: 'settings', entries: [{ href: '/du/basic-data', label: 'basicData', rights: ['basic-data.read'] }, { href: '/du/certificates', label: 'certificates', rights: ['data-user-certificates.read'] }, { href: '/du/access-log', label: 'accessLog', rights: ['access-log.read'] }, rights] },
    testEnvironment,
  ],
  'operator': [{ heading: 'reporting', entries: [{ href: '/operator/paper', label: 'paperForms', rights: [] }] }, testEnvironment],
}
