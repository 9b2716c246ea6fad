import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { readBasicData } from '#lib/portal/organisation/read-basic-data.ts'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import { ifVisible, NotFoundHere } from '../session/not-found.tsx'
import { openRole, type RoleBase } from '../session/open-role.ts'
import { saveLanguage } from './actions.ts'
import styles from './basic-data.module.css'
import { partyOf } from './party.ts'

const Search = z.object({ done: z.enum(['saved', 'removed']).optional().catch(undefined) })
const languages = ['fi', 'sv', 'en'] as const

/** What a party has told of itself (e-service 3.17). */
export async function BasicDataPage({ base, query }: { base: RoleBase; query: unknown }) {
  const open = await openRole(base)
  const { context, owner } = open
  const data = await ifVisible(readBasicData(context, owner))
  if (!data) return <NotFoundHere />
  const { done } = Search.parse(query)
  const t = await getTranslations()
  const mayChange = (await rightsInRole(context)).may('basic-data.write')
  const { businessId, name, language, contacts } = data
  return (
    <div className="stack">
      <div>
        <h1>{t('basicData.title')}</h1>
        <p className="lead">{t('basicData.lead')}</p>
        {done !== undefined && <Alert tone="good" live>{t(`basicData.done.${done}`)}</Alert>}
        {!mayChange && <Alert tone="info"><p>{t('basicData.readOnly')} <Link href="/rights">{t('rights.link')}</Link></p></Alert>}
      </div>
      <Card labelledBy="party">
        <h2 id="party">{name}</h2>
        {businessId !== undefined && <><Facts facts={[[t('basicData.businessId'), businessId]]} /><p className="muted">{t('basicData.fromRegisters')}</p></>}
        {mayChange
          ? (
            <form action={saveLanguage.bind(null, partyOf(open))} className={styles.language}>
              <p id="language-hint">{t('basicData.languageHint')}</p>
              <div>
                <label htmlFor="language">{t('basicData.language')}</label>
                <select id="language" name="language" defaultValue={language ?? ''} required aria-describedby="language-hint">
                  {language === undefined && <option value="" disabled>{t('basicData.notChosen')}</option>}
                  {languages.map((one) => <option key={one} value={one}>{t(`basicData.languages.${one}`)}</option>)}
                </select>
              </div>
              <button className={buttons.secondary}>{t('form.save')}</button>
            </form>
          )
          : <Facts facts={[[t('basicData.language'), language === undefined ? t('basicData.notChosen') : t(`basicData.languages.${language}`)]]} />}
      </Card>
      <Card labelledBy="contacts">
        <h2 id="contacts">{t('basicData.contacts')}</h2>
        {contacts.length === 0 && <p>{t('basicData.noContacts')}</p>}
        {contacts.length > 0 && (
          <ul className={styles.contacts}>
            {contacts.map(({ id, role, name: person, phone, email }) => (
              <li key={id} className={styles.contact}>
                <div><h3>{person}</h3><p className="muted">{t(`basicData.roles.${role}`)}</p><p>{phone}</p><p>{email}</p></div>
                {mayChange && <Link href={`${base}/basic-data/contact/${id}`} aria-label={t('basicData.editNamed', { name: person })}>{t('basicData.edit')}</Link>}
              </li>
            ))}
          </ul>
        )}
        {mayChange && <p><Link href={`${base}/basic-data/contact`} className={buttons.primary}>{t('basicData.add')}</Link></p>}
      </Card>
    </div>
  )
}
