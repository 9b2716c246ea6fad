import about from './fi/about.json' with { type: 'json' }
import accessLog from './fi/access-log.json' with { type: 'json' }
import accessibility from './fi/accessibility.json' with { type: 'json' }
import actions from './fi/actions.json' with { type: 'json' }
import addresses from './fi/addresses.json' with { type: 'json' }
import allowed from './fi/allowed.json' with { type: 'json' }
import basicData from './fi/basic-data.json' with { type: 'json' }
import cancelReports from './fi/cancel-reports.json' with { type: 'json' }
import certificates from './fi/certificates.json' with { type: 'json' }
import check from './fi/check.json' with { type: 'json' }
import correction from './fi/correction.json' with { type: 'json' }
import deliveries from './fi/deliveries.json' with { type: 'json' }
import documentation from './fi/documentation.json' with { type: 'json' }
import earners from './fi/earners.json' with { type: 'json' }
import errorsFile from './fi/errors-file.json' with { type: 'json' }
import file from './fi/file.json' with { type: 'json' }
import footer from './fi/footer.json' with { type: 'json' }
import form from './fi/form.json' with { type: 'json' }
import getCertificate from './fi/get-certificate.json' with { type: 'json' }
import grounds from './fi/grounds.json' with { type: 'json' }
import home from './fi/home.json' with { type: 'json' }
import identityProvider from './fi/identity-provider.json' with { type: 'json' }
import interfaceTexts from './fi/interface.json' with { type: 'json' }
import live from './fi/live.json' with { type: 'json' }
import login from './fi/login.json' with { type: 'json' }
import mandates from './fi/mandates.json' with { type: 'json' }
import menu from './fi/menu.json' with { type: 'json' }
import notFound from './fi/not-found.json' with { type: 'json' }
import operator from './fi/operator.json' with { type: 'json' }
import outbox from './fi/outbox.json' with { type: 'json' }
import ownIncome from './fi/own-income.json' with { type: 'json' }
import paper from './fi/paper.json' with { type: 'json' }
import privacy from './fi/privacy.json' with { type: 'json' }
import record from './fi/record.json' with { type: 'json' }
import records from './fi/records.json' with { type: 'json' }
import refiling from './fi/refiling.json' with { type: 'json' }
import reportForm from './fi/report-form.json' with { type: 'json' }
import report from './fi/report.json' with { type: 'json' }
import reportView from './fi/report-view.json' with { type: 'json' }
import rights from './fi/rights.json' with { type: 'json' }
import reports from './fi/reports.json' with { type: 'json' }
import roles from './fi/roles.json' with { type: 'json' }
import rules from './fi/rules.json' with { type: 'json' }
import schemaErrors from './fi/schema-errors.json' with { type: 'json' }
import secureMessage from './fi/secure-message.json' with { type: 'json' }
import service from './fi/service.json' with { type: 'json' }
import session from './fi/session.json' with { type: 'json' }
import shell from './fi/shell.json' with { type: 'json' }
import statusText from './fi/status-text.json' with { type: 'json' }
import status from './fi/status.json' with { type: 'json' }
import sums from './fi/sums.json' with { type: 'json' }
import upload from './fi/upload.json' with { type: 'json' }
import vault from './fi/vault.json' with { type: 'json' }

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
