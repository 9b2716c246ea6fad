import type { Metadata } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import styles from '../../../documentation/documentation.module.css'
import { paperForms, type PaperFormName } from '../../../paper/paper-form-content.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('paper'))('title') }
}

/** Who may report on paper, with which form, by when and where to. */
export default function PaperPage() {
  const [t, locale] = [useTranslations('paper'), useLocale()]
  return (
    <div className="stack">
      <div>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      <section aria-labelledby="who">
        <h2 id="who">{t('whoTitle')}</h2>
        <ul><li>{t('who.may')}</li><li>{t('who.public')}</li><li>{t('who.benefits')}</li></ul>
      </section>
      <section aria-labelledby="forms">
        <h2 id="forms">{t('formsTitle')}</h2>
        <p>{t('formsLead')}</p>
        <ul className={styles.choices}>
          {(Object.keys(paperForms) as PaperFormName[]).map((form) => (
            <li key={form}>
              <h3 id={form}>{t(`form.${form}.name`)}</h3>
              <p>{t(`form.${form}.use`)}</p>
              <p><a href={`/${locale}/paper/${form}`} aria-describedby={form} type="application/pdf">{t('download')}</a></p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="deadlines">
        <h2 id="deadlines">{t('deadlinesTitle')}</h2>
        <p>{t('deadlinesLead')}</p>
        <dl>
          {(['wages', 'household', 'separate'] as const).map((row) => (
            <div key={row}>
              <dt><strong>{t(`deadline.${row}.what`)}</strong></dt>
              <dd>{t('deadline.paper')}: {t(`deadline.${row}.paper`)}</dd>
              <dd>{t('deadline.electronic')}: {t(`deadline.${row}.electronic`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="where"><h2 id="where">{t('whereTitle')}</h2><p>{t('where')}</p></section>
      <section aria-labelledby="after"><h2 id="after">{t('afterTitle')}</h2><p>{t('after')}</p></section>
    </div>
  )
}
