import about from './en/about.json' with { type: 'json' }
import accessLog from './en/access-log.json' with { type: 'json' }
import accessibility from './en/accessibility.json' with { type: 'json' }
import actions from './en/actions.json' with { type: 'json' }
import addresses from './en/addresses.json' with { type: 'json' }
import allowed from './en/allowed.json' with { type: 'json' }
import basicData from './en/basic-data.json' with { type: 'json' }
import cancelReports from './en/cancel-reports.json' with { type: 'json' }
import certificates from './en/certificates.json' with { type: 'json' }
import check from './en/check.json' with { type: 'json' }
import correction from './en/correction.json' with { type: 'json' }
import deliveries from './en/deliveries.json' with { type: 'json' }
import documentation from './en/documentation.json' with { type: 'json' }
import earners from './en/earners.json' with { type: 'json' }
import errorsFile from './en/errors-file.json' with { type: 'json' }
import file from './en/file.json' with { type: 'json' }
import footer from './en/footer.json' with { type: 'json' }
import form from './en/form.json' with { type: 'json' }
import getCertificate from './en/get-certificate.json' with { type: 'json' }
import grounds from './en/grounds.json' with { type: 'json' }
import home from './en/home.json' with { type: 'json' }
import identityProvider from './en/identity-provider.json' with { type: 'json' }
import interfaceTexts from './en/interface.json' with { type: 'json' }
import live from './en/live.json' with { type: 'json' }
import login from './en/login.json' with { type: 'json' }
import mandates from './en/mandates.json' with { type: 'json' }
import menu from './en/menu.json' with { type: 'json' }
import notFound from './en/not-found.json' with { type: 'json' }
import operator from './en/operator.json' with { type: 'json' }
import outbox from './en/outbox.json' with { type: 'json' }
import ownIncome from './en/own-income.json' with { type: 'json' }
import paper from './en/paper.json' with { type: 'json' }
import privacy from './en/privacy.json' with { type: 'json' }
import record from './en/record.json' with { type: 'json' }
import records from './en/records.json' with { type: 'json' }
import refiling from './en/refiling.json' with { type: 'json' }
import reportForm from './en/report-form.json' with { type: 'json' }
import report from './en/report.json' with { type: 'json' }
import reportView from './en/report-view.json' with { type: 'json' }
import rights from './en/rights.json' with { type: 'json' }
import reports from './en/reports.json' with { type: 'json' }
import roles from './en/roles.json' with { type: 'json' }
import rules from './en/rules.json' with { type: 'json' }
import schemaErrors from './en/schema-errors.json' with { type: 'json' }
import secureMessage from './en/secure-message.json' with { type: 'json' }
import service from './en/service.json' with { type: 'json' }
import session from './en/session.json' with { type: 'json' }
import shell from './en/shell.json' with { type: 'json' }
import statusText from './en/status-text.json' with { type: 'json' }
import status from './en/status.json' with { type: 'json' }
import sums from './en/sums.json' with { type: 'json' }
import upload from './en/upload.json' with { type: 'json' }
import vault from './en/vault.json' with { type: 'json' }

export default {
  about,
  accessibility,
  accessLog,
  actions,
  addresses,
  allowed,
  basicData,
  cancelReports,
  certificates,
  check,
  correction,
  deliveries,
  documentation,
  earners,
  errorsFile,
  file,
  footer,
  form,
  getCertificate,
  grounds,
  home,
  identityProvider,
  interface: interfaceTexts,
  live,
  login,
  mandates,
  menu,
  notFound,
  operator,
  outbox,
  ownIncome,
  paper,
  privacy,
  record,
  records,
  refiling,
  reportForm,
  report,
  reportView,
  rights,
  reports,
  roles,
  rules,
  schemaErrors,
  secureMessage,
  service,
  session,
  shell,
  status,
  statusText,
  sums,
  upload,
  vault,
}
