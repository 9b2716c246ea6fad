import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { RoleChoiceList, type RoleOption } from '#components/roles/role-choice-list.tsx'
import { RoleCard } from '#components/roles/role-card.tsx'
import buttons from '#components/ui/button.module.css'
import { BuildingIcon, PersonIcon, ScaleIcon, ShieldIcon, UploadIcon } from '#components/ui/icons.tsx'
import type { Represented } from '#lib/identity/mandate-source.ts'
import { roleChoices } from '#lib/identity/roles.ts'
import { portalContext } from '../../session/current.ts'
import { chooseIncomeEarner, chooseOperator, choosePrivatePerson, chooseRoleOf } from './actions.ts'
import styles from './front.module.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roles'))('title') }
}

/** So many that a person looks for a name rather than reads all. */
const FILTER_FROM = 8
/** Shown at once; the filter finds the others. */
const SHOWN_MAX = 25

const Search = z.object({ name: z.string().max(100).catch('') .default('') })

/** Front page after login: whose affairs (e-service 1.2). */
export default async function FrontPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const context = await portalContext()
  const { name: filter } = Search.parse(await searchParams)
  const { own, clients, incomeEarners, dataUsers, recent, operator } = await roleChoices(context)
  const t = await getTranslations()
  const { role } = context.actor

  const option = (kind: 'organisation' | 'data-user') => ({ businessId, name, standings }: Represented): RoleOption => ({
    id: businessId, name, current: role?.kind === kind && role.businessId === businessId,
    grounds: standings.map(({ ground, subOrganisationId }) => t(`grounds.${ground}`) + (subOrganisationId ? `, ${t('grounds.limited', { id: subOrganisationId })}` : '')),
  })
  const wanted = filter.trim().toLocaleLowerCase('fi')
  const matches = ({ name, businessId }: Represented) => wanted === '' || name.toLocaleLowerCase('fi').includes(wanted) || businessId.startsWith(wanted)
  const agents = [...new Set(clients.map(({ agent }) => agent!.name))]

  return (
    <>
      <h1>{t('roles.title')}</h1>
      <p className="lead">{t('roles.lead')}</p>
      <div className={styles.choices}>
        <RoleCard icon={<PersonIcon size={30} />} title={t('roles.privateTitle')} text={t('roles.privateText')} current={role?.kind === 'private-person' && !role.of}>
          <form action={choosePrivatePerson}><button className={buttons.primary}>{t('roles.privateChoose')}</button></form>
        </RoleCard>
        <RoleCard icon={<UploadIcon size={30} />} title={t('roles.uploadTitle')} text={t('roles.uploadText')}>
          <Link href="/upload" className={buttons.secondary}>{t('roles.uploadOpen')}</Link>
        </RoleCard>
        <RoleCard wide icon={<BuildingIcon size={30} />} title={t('roles.organisationTitle')} text={own.length + clients.length > 0 ? t('roles.organisationText') : t('roles.organisationNone')}>
          {own.length + clients.length >= FILTER_FROM && (
            <form method="get" className={styles.filter} role="search">
              <label htmlFor="name">{t('roles.filter')}</label>
              <input id="name" name="name" type="search" defaultValue={filter} /><button className={buttons.secondary}>{t('roles.filterButton')}</button>
            </form>
          )}
          {[...own, ...clients].length > 0 && ![...own, ...clients].some(matches) && <p>{t('roles.filterNone')}</p>}
          {own.length + clients.length > SHOWN_MAX && wanted === '' && <RoleChoiceList heading={t('roles.recent')} kind="organisation" action={chooseRoleOf} options={recent.map(option('organisation'))} />}
          <RoleChoiceList kind="organisation" action={chooseRoleOf} options={own.filter(matches).map(option('organisation'))} />
          {agents.map((agent) => {
            const ofAgent = clients.filter((client) => client.agent!.name === agent && matches(client))
            return ofAgent.length > 0 && (
              <Fragment key={agent}>
                <RoleChoiceList heading={t('roles.clientsTitle', { agent })} kind="organisation" action={chooseRoleOf} options={ofAgent.slice(0, SHOWN_MAX).map(option('organisation'))} />
                {ofAgent.length > SHOWN_MAX && <p className="muted">{t('roles.shownOf', { shown: SHOWN_MAX, count: ofAgent.length })}</p>}
              </Fragment>
            )
          })}
        </RoleCard>
        <RoleCard wide icon={<PersonIcon size={30} />} title={t('roles.earnerTitle')} text={incomeEarners.length > 0 ? t('roles.earnerText') : t('roles.earnerNone')} inactive={incomeEarners.length === 0}>
          <RoleChoiceList kind="income-earner" action={chooseIncomeEarner} options={incomeEarners.map(({ personId, name }) => ({ id: personId, name, grounds: [t('grounds.income-data')], current: role?.kind === 'private-person' && role.of?.personId === personId }))} />
        </RoleCard>
        <RoleCard wide icon={<ScaleIcon size={30} />} title={t('roles.dataUserTitle')} text={dataUsers.length > 0 ? t('roles.dataUserText') : t('roles.dataUserNone')} inactive={dataUsers.length === 0}>
          <RoleChoiceList kind="data-user" action={chooseRoleOf} options={dataUsers.map(option('data-user'))} />
        </RoleCard>
        {operator && (
          <RoleCard wide icon={<ShieldIcon size={30} />} title={t('roles.operatorTitle')} text={t('roles.operatorText')} current={role?.kind === 'operator'}>
            <form action={chooseOperator}><button className={buttons.primary}>{t('roles.operatorChoose')}</button></form>
          </RoleCard>
        )}
      </div>
    </>
  )
}
