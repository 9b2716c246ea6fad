import { getTranslations } from 'next-intl/server'
import { ContactPersonForm } from '#components/basic-data/contact-person-form.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { readBasicData } from '#lib/portal/organisation/read-basic-data.ts'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import { ClientTexts } from '../interface/client-texts.tsx'
import { ifVisible, NotFoundHere } from '../session/not-found.tsx'
import { openRole, type RoleBase } from '../session/open-role.ts'
import { removeContact, saveContact } from './actions.ts'
import { partyOf } from './party.ts'

/** @param contactId none: a new one */
export async function ContactPersonPage({ base, contactId }: { base: RoleBase; contactId?: string }) {
  const open = await openRole(base)
  const { context, owner } = open
  const data = await ifVisible(readBasicData(context, owner))
  const contact = data?.contacts.find(({ id }) => id === contactId)
  if (!data || (contactId !== undefined && !contact) || !(await rightsInRole(context)).may('basic-data.write')) return <NotFoundHere />
  const t = await getTranslations('basicData')
  const [back, party] = [`${base}/basic-data`, partyOf(open)]
  const title = t(contact ? 'editTitle' : 'add')
  return (
    <>
      <Crumbs path={[{ href: back, label: t('title') }]} here={title} />
      <h1>{title}</h1>
      <Card>
        <ClientTexts pick={({ form, basicData }) => ({ form, basicData })}>
          <ContactPersonForm
            action={saveContact.bind(null, party, contact?.id)} cancelHref={back}
            start={{ values: contact ? { role: contact.role, name: contact.name, phone: contact.phone, email: contact.email } : {} }}
          />
        </ClientTexts>
      </Card>
      {contact && <form action={removeContact.bind(null, party, contact.id)}><button className={buttons.quiet}>{t('remove')}</button></form>}
    </>
  )
}
