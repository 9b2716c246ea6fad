import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { RevokeForm } from '#components/certificates/revoke-form.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { revocationReasons } from '../../../../../../../certificates/read-revocation.ts'
import { effectsOf } from '../../../../../../../certificates/revoke-page.tsx'
import { ClientTexts } from '../../../../../../../interface/client-texts.tsx'
import { certificateName } from '../../../../../../../interface/words.ts'
import { revokeOf } from '../../../../../../../operator/actions.ts'
import { Id, OperatorClosed, organisationAt } from '../../../../../../../operator/as-operator.tsx'
import { NotFoundHere } from '../../../../../../../session/not-found.tsx'

type Params = Promise<{ businessId: string; certificateId: string }>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates.revoke'))('title') }
}

/** Revokes a certificate on the register's own initiative (e-service 3.7). */
export default async function RevokeForOrganisationPage({ params }: { params: Params }) {
  const asked = await organisationAt(params)
  if ('closed' in asked) return <OperatorClosed closed={asked.closed} />
  const { businessId, name, certificates } = asked.value
  const id = Id.safeParse((await params).certificateId)
  const certificate = certificates.find((one) => one.id === id.data)
  if (!certificate) return <NotFoundHere />
  const [locale, t] = [await getLocale(), await getTranslations()]
  const home = `/operator/${businessId}`
  if (certificate.state !== 'valid') redirect(`/${locale}${home}`)
  return (
    <>
      <Crumbs path={[{ href: '/operator', label: t('operator.title') }, { href: home, label: name }]} here={t('certificates.revoke.title')} />
      <h1>{t('certificates.revoke.title')}: {certificateName(certificate, t)}</h1>
      <p className="lead">{t('operator.revokeLead')}</p>
      <Card>
        <ClientTexts pick={({ form, certificates: texts }) => ({ form, certificates: { revoke: texts.revoke } })}>
          <RevokeForm
            action={revokeOf.bind(null, businessId, certificate.id)} cancelHref={home}
            reasons={revocationReasons.map((reason) => ({ value: reason, label: t(`certificates.revoke.reason.${reason}`) }))} effects={effectsOf(certificate, asked.value, t, locale)}
          />
        </ClientTexts>
      </Card>
    </>
  )
}
