import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { RoleChoiceList, type RoleOption } from '#components/roles/role-choice-list.tsx'
import { RoleCard } from '#components/roles/role-card.tsx'
import buttons from '#components/ui/button.module.css'
import { BuildingIcon, PersonIcon, ScaleIcon, ShieldIcon, UploadIcon } from '#components/ui/icons.tsx'
import { Pager } from '#components/ui/pager.tsx'
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
/** On a page; the filter finds the others sooner. */
const SHOWN_MAX = 25

const Search = z.object({ name: z.string().max(100).catch('').default(''), page: z.coerce.number().int().min(1).catch(1).default(1) })

/** Front page after login: whose affairs (e-service 1.2). */
export default async function FrontPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const context = await portalContext()
  const { name: filter, page: wantedPage } = Search.parse(await searchParams)
  const { own, clients, incomeEarners, dataUsers, recent, operator } = await roleChoices(context)
  const t = await getTranslations()
  const { role } = context.actor

  const option = (kind: 'organisation' | 'data-user') => ({ businessId, name, standings }: Represented): RoleOption => ({
    id: businessId, name, current: role?.kind === kind && role.businessId === businessId,
    grounds: standings.map(({ ground, subOrganisationId }) => t(`grounds.${ground}`) + (subOrganisationId ? `, ${t('grounds.limited', { id: subOrganisationId })}` : '')),
  })
  const wanted = filter.trim().toLocaleLowerCase('fi')
  const matches = ({ name, businessId }: Represented) => wanted === '' || name.toLocaleLowerCase('fi').includes(wanted) || businessId.startsWith(wanted)
  const found = [...own, ...clients].filter(matches)
  const pages = Math.max(1, Math.ceil(found.length / SHOWN_MAX))
  const page = Math.min(wantedPage, pages)
  const shown = found.slice((page - 1) * SHOWN_MAX, page * SHOWN_MAX)
  const agents = [...new Set(shown.flatMap(({ agent }) => agent?.name ?? []))]
  const hrefOf = (one: number) => `/?${new URLSearchParams({ ...(filter !== '' && { name: filter }), page: String(one) })}`

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
          {own.length + clients.length > 0 && found.length === 0 && <p>{t('roles.filterNone')}</p>}
          {own.length + clients.length > SHOWN_MAX && wanted === '' && page === 1 && <RoleChoiceList heading={t('roles.recent')} kind="organisation" action={chooseRoleOf} options={recent.map(option('organisation'))} />}
          <RoleChoiceList kind="organisation" action={chooseRoleOf} options={shown.filter(({ agent }) => !agent).map(option('organisation'))} />
          {agents.map((agent) => (
            <RoleChoiceList key={agent} heading={t('roles.clientsTitle', { agent })} kind="organisation" action={chooseRoleOf} options={shown.filter((client) => client.agent?.name === agent).map(option('organisation'))} />
          ))}
          {pages > 1 && <p className="muted">{t('roles.shownOf', { shown: shown.length, count: found.length })}</p>}
          <Pager page={page} pages={pages} hrefOf={hrefOf} />
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
