import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ApplicationForm } from '#components/interface/application-form.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { choicesOf } from '#lib/portal/interface/compare-choices.ts'
import { TERMS_VERSION } from '#lib/portal/interface/terms.ts'
import { Purpose } from '#schemas/eservice-operations.ts'
import { sendApplication } from '../../../../../interface/actions.ts'
import { ClientTexts } from '../../../../../interface/client-texts.tsx'
import { InterfaceClosed, openInterface } from '../../../../../interface/open-interface.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interface.apply'))('title') }
}

const ways = ['ws-real-time', 'ws-delayed', 'sftp'] as const

/** Application for the technical interface, first or replacing (e-service 3.3). */
export default async function ApplyPage() {
  const opened = await openInterface('organisation')
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { view, name, businessId, side } = opened
  const [locale, t] = [await getLocale(), await getTranslations()]
  const present = view.applications.find(({ state }) => state === 'valid')
  const kinds = view.benefitsConfirmedAt === null ? (['wage'] as const) : (['wage', 'benefit'] as const)
  return (
    <>
      <Crumbs path={[{ href: '/org/interface', label: t('interface.title') }]} here={t(present ? 'interface.state.replace' : 'interface.state.apply')} />
      <h1>{t(present ? 'interface.apply.replaceTitle' : 'interface.apply.title')}</h1>
      <p className="lead">{t(present ? 'interface.apply.replaceLead' : 'interface.apply.lead')}</p>
      <Card>
        <ClientTexts pick={({ form, interface: texts }) => ({ form, interface: { apply: texts.apply } })}>
          <ApplicationForm
            action={sendApplication.bind(null, { side, businessId, name })} start={{ step: 'choose', ...choicesOf(present), replaces: present?.id ?? null }} applicant={{ name, businessId }}
            purposes={Purpose.options.map((purpose) => ({ value: purpose, label: t(`interface.purpose.${purpose}`), ...(purpose === 'on-behalf' && { hint: t('interface.apply.onBehalfHint') }) }))}
            channels={kinds.map((kind) => ({ kind, title: t(`interface.kind.${kind}`), options: ways.map((way) => ({ value: `${kind}:${way}`, label: t(`interface.channel.${way}`), hint: t(`interface.channelHint.${way}`) })) }))}
            benefitsHref={view.benefitsConfirmedAt === null ? '/org/interface/benefits' : undefined} dataUse={present?.purposes.includes('data-use') ?? false}
            termsHref={`/${locale}/interface-terms?version=${TERMS_VERSION}`} cancelHref="/org/interface"
          />
        </ClientTexts>
      </Card>
    </>
  )
}
