import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PaperStartForm } from '#components/paper/paper-start-form.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { requireOperator } from '#lib/identity/operators.ts'
import { paperKinds } from '#lib/portal/paper/paper-start.ts'
import { ClientTexts } from '../../../../../interface/client-texts.tsx'
import { asOperator, OperatorClosed } from '../../../../../operator/as-operator.tsx'
import { beginPaper } from '../../../../../paper/actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('paper.entry.start'))('title') }
}

/** A paper that has arrived: whose it is, when it came, where its scan is. */
export default async function NewPaperFormPage() {
  const asked = await asOperator(({ db, actor }) => db.read((tx) => requireOperator(tx, actor, 'paper-reports.write')))
  if ('closed' in asked) return <OperatorClosed closed={asked.closed} />
  const t = await getTranslations('paper')
  return (
    <>
      <Crumbs path={[{ href: '/operator/paper', label: t('entry.title') }]} here={t('entry.start.title')} />
      <h1>{t('entry.start.title')}</h1>
      <p className="lead">{t('entry.start.lead')}</p>
      <Card>
        <ClientTexts pick={({ form, paper: { entry } }) => ({ form, paper: { entry } })}>
          <PaperStartForm action={beginPaper} kinds={paperKinds.map((value) => ({ value, label: t(`form.${value}.name`) }))} />
        </ClientTexts>
      </Card>
    </>
  )
}
