// Every field of the Human Trafficking Case Data Standard (HTCDS) 2.0 by IOM, CC BY 4.0, and where a case holds it: in which part it is
// sealed, as which clear fact of the case, or nowhere, for a reason that docs/htcds.md tells. Names are those of the standard.
import type { CodeList } from './code-lists.ts'

/** Why something of the standard is held nowhere. */
export type Reason = 'organisation' | 'suspect' | 'deprecated'
export type SealedIn = 'identity' | 'contact' | 'immigration' | 'narrative'
export type Where =
  | SealedIn
  /** A note of the case. */
  | 'note'
  | `case:${'language' | 'state' | 'worker'}`
  | `not:${Reason}`

export type FieldType =
  | 'text'
  | 'long'
  | 'date'
  | 'dates'
  | 'number'
  | 'yesno'
  | 'country'
  | 'countries'
  | 'language'
  | 'code'
  | 'codes'

export interface Field {
  id: string
  /** What the standard calls it. */
  label: string
  type: FieldType
  where: Where
  list?: CodeList
  /** The standard counts it to the smallest case file. */
  core?: true
}

export const htcdsFields: readonly Field[] = [
  { id: 'org_Name', label: 'Organisation Name', type: 'text', where: 'not:organisation' },
  { id: 'org_ShippingCity', label: 'Shipping City', type: 'text', where: 'not:organisation' },
  { id: 'org_ShippingCountry', label: 'Shipping Country', type: 'country', where: 'not:organisation' },
  { id: 'org_ShippingState', label: 'Shipping State/Province', type: 'text', where: 'not:organisation' },
  { id: 'org_ShippingStreet', label: 'Shipping Street', type: 'text', where: 'not:organisation' },
  {
    id: 'org_ShippingPostalCode',
    label: 'Shipping Zip/Postal Code',
    type: 'text',
    where: 'not:organisation',
  },
  { id: 'org_ShippingLongitude', label: 'Longitude', type: 'number', where: 'not:organisation' },
  { id: 'org_ShippingLatitude', label: 'Latitude', type: 'number', where: 'not:organisation' },
  { id: 'org_Phone', label: 'Phone', type: 'text', where: 'not:organisation' },
  { id: 'org_Type', label: 'Type', type: 'code', where: 'not:organisation', list: 'OrganisationType' },
  { id: 'prs_Salutation', label: 'Salutation', type: 'text', where: 'identity', core: true },
  { id: 'prs_FirstName', label: 'First Name', type: 'text', where: 'identity', core: true },
  { id: 'prs_MiddleName', label: 'Middle Name', type: 'text', where: 'identity' },
  { id: 'prs_SecondName', label: 'Second Name', type: 'text', where: 'identity', core: true },
  { id: 'prs_Birthdate', label: 'Birthdate', type: 'date', where: 'identity', core: true },
  { id: 'prs_Gender', label: 'Gender', type: 'code', where: 'identity', list: 'Gender', core: true },
  { id: 'prs_Deceased', label: 'Deceased', type: 'yesno', where: 'narrative' },
  {
    id: 'prs_MaritalStatus',
    label: 'Marital Status',
    type: 'code',
    where: 'narrative',
    list: 'MaritalStatus',
  },
  { id: 'prs_NumberOfChildren', label: 'Number of Children', type: 'number', where: 'narrative' },
  { id: 'prs_PrimaryLanguage', label: 'Primary Language', type: 'language', where: 'case:language' },
  { id: 'prs_SecondaryLanguage', label: 'Secondary Language', type: 'language', where: 'identity' },
  {
    id: 'prs_HighestLevelOfEducation',
    label: 'Highest Level of Education',
    type: 'code',
    where: 'narrative',
    list: 'HighestLevelOfEducation',
  },
  { id: 'prs_Citizenship', label: 'Citizenship', type: 'countries', where: 'immigration', core: true },
  { id: 'prs_IdentityNumber', label: 'Identity Number', type: 'text', where: 'identity' },
  { id: 'prs_Title', label: 'Title', type: 'text', where: 'identity', core: true },
  { id: 'prs_Email', label: 'Email', type: 'text', where: 'contact', core: true },
  { id: 'prs_HomePhone', label: 'Home Phone', type: 'text', where: 'contact', core: true },
  { id: 'prs_MobilePhone', label: 'Mobile Phone', type: 'text', where: 'contact', core: true },
  { id: 'prs_MailingCity', label: 'Mailing City', type: 'text', where: 'contact', core: true },
  { id: 'prs_MailingCountry', label: 'Mailing Country', type: 'country', where: 'contact', core: true },
  { id: 'prs_MailingState', label: 'Mailing State/Province', type: 'text', where: 'contact', core: true },
  { id: 'prs_MailingStreet', label: 'Mailing Street', type: 'text', where: 'contact', core: true },
  {
    id: 'prs_MailingPostalCode',
    label: 'Mailing Zip/Postal Code',
    type: 'text',
    where: 'contact',
    core: true,
  },
  { id: 'prs_MailingLongitude', label: 'Longitude', type: 'number', where: 'contact' },
  { id: 'prs_MailingLatitude', label: 'Latitude', type: 'number', where: 'contact' },
  {
    id: 'vic_AgreementToManagePersonalData',
    label: 'Agreement to Manage Personal Data',
    type: 'yesno',
    where: 'not:deprecated',
  },
  {
    id: 'vic_TraffickingStatus',
    label: 'Trafficking Status',
    type: 'code',
    where: 'narrative',
    list: 'TraffickingStatus',
    core: true,
  },
  {
    id: 'vic_TraffickingStatusDecisionMakingOrg',
    label: 'Trafficking Status Decision Making Organization',
    type: 'code',
    where: 'narrative',
    list: 'TraffickingStatusDecisionMakingOrg',
    core: true,
  },
  {
    id: 'vic_RelationshipToTrafficker',
    label: 'Relationship to Trafficker',
    type: 'code',
    where: 'narrative',
    list: 'RelationshipToTrafficker',
  },
  { id: 'vic_AgeWhenTrafficked', label: 'Age when Trafficked', type: 'number', where: 'narrative' },
  {
    id: 'vic_RecruitmentWebsitesAndApps',
    label: 'Recruitment Websites and Apps',
    type: 'codes',
    where: 'narrative',
    list: 'WebsitesAndApps',
  },
  {
    id: 'vic_MethodOfRecruitment',
    label: 'Method of Recruitment',
    type: 'codes',
    where: 'narrative',
    list: 'MethodOfRecruitment',
    core: true,
  },
  {
    id: 'vic_LocationOfRecruitment',
    label: 'Location of Recruitment',
    type: 'text',
    where: 'narrative',
    core: true,
  },
  {
    id: 'vic_MethodsOfControl',
    label: 'Methods of Control',
    type: 'codes',
    where: 'narrative',
    list: 'MethodsOfControl',
    core: true,
  },
  {
    id: 'vic_TypeOfExploitation',
    label: 'Type of Exploitation',
    type: 'codes',
    where: 'narrative',
    list: 'TypeOfExploitation',
    core: true,
  },
  {
    id: 'vic_ForcedLabourIndustry',
    label: 'Forced Labour Industry',
    type: 'codes',
    where: 'narrative',
    list: 'ForcedLabourIndustry',
    core: true,
  },
  {
    id: 'vic_TypeOfSexExploitation',
    label: 'Type of Sex Exploitation',
    type: 'codes',
    where: 'narrative',
    list: 'TypeOfSexExploitation',
    core: true,
  },
  {
    id: 'vic_LocationOfExploitation',
    label: 'Location of Exploitation',
    type: 'text',
    where: 'narrative',
    core: true,
  },
  {
    id: 'vic_ExploitationWebsitesAndApps',
    label: 'Exploitation Websites and Apps',
    type: 'codes',
    where: 'narrative',
    list: 'WebsitesAndApps',
  },
  {
    id: 'vic_Vulnerabilities',
    label: 'Vulnerabilities',
    type: 'codes',
    where: 'narrative',
    list: 'Vulnerabilities',
    core: true,
  },
  {
    id: 'vic_DetailsOfVulnerabilities',
    label: 'Details Of Vulnerabilities',
    type: 'long',
    where: 'narrative',
    core: true,
  },
  {
    id: 'per_RoleInProcess',
    label: 'Role in Process',
    type: 'codes',
    where: 'not:suspect',
    list: 'PerpetratorRole',
  },
  { id: 'per_RoleDetails', label: 'Role Details', type: 'long', where: 'not:suspect' },
  { id: 'per_Organisation', label: 'per_Organisation', type: 'text', where: 'not:suspect' },
  { id: 'cas_Status', label: 'Status', type: 'code', where: 'case:state', list: 'CaseStatus', core: true },
  {
    id: 'cas_ReasonForCaseClosure',
    label: 'Reason for Case Closure',
    type: 'long',
    where: 'narrative',
    core: true,
  },
  { id: 'cas_CaseOwner', label: 'Case Owner', type: 'text', where: 'case:worker', core: true },
  {
    id: 'cas_ReferringOrganisation',
    label: 'Referring Organisation',
    type: 'text',
    where: 'narrative',
    core: true,
  },
  {
    id: 'cas_IncomingReferralDate',
    label: 'Incoming Referral Date',
    type: 'date',
    where: 'narrative',
    core: true,
  },
  {
    id: 'cas_ReferringPrimaryCaseWorker',
    label: 'Referring Primary Case Worker',
    type: 'text',
    where: 'narrative',
    core: true,
  },
  {
    id: 'cas_ReasonForIncomingReferral',
    label: 'Reason for Incoming Referral',
    type: 'code',
    where: 'narrative',
    list: 'ReferralReason',
    core: true,
  },
  {
    id: 'cas_IncomingReferralDetails',
    label: 'Incoming Referral Details',
    type: 'long',
    where: 'narrative',
    core: true,
  },
  {
    id: 'cas_ReferredOrganisation',
    label: 'Referred Organisation',
    type: 'text',
    where: 'narrative',
    core: true,
  },
  {
    id: 'cas_ReferredPrimaryCaseWorker',
    label: 'Referred Primary Case Worker',
    type: 'text',
    where: 'narrative',
    core: true,
  },
  {
    id: 'cas_ReasonForOutgoingReferral',
    label: 'Reason for Outgoing Referral',
    type: 'code',
    where: 'narrative',
    list: 'ReferralReason',
    core: true,
  },
  {
    id: 'cas_OutgoingReferralDate',
    label: 'Outgoing Referral Date',
    type: 'dates',
    where: 'narrative',
    core: true,
  },
  {
    id: 'cas_OutgoingReferralDetails',
    label: 'Outgoing Referral Details',
    type: 'long',
    where: 'narrative',
    core: true,
  },
  { id: 'cco_CaseComment', label: 'Case Comment', type: 'long', where: 'note' },
  { id: 'hte_Longitude', label: 'Longitude', type: 'number', where: 'narrative' },
  { id: 'hte_Latitude', label: 'Latitude', type: 'number', where: 'narrative' },
  { id: 'hte_City', label: 'City', type: 'text', where: 'narrative' },
  { id: 'hte_Country', label: 'Country', type: 'country', where: 'narrative' },
  { id: 'hte_State', label: 'State', type: 'text', where: 'narrative' },
  { id: 'hte_Street', label: 'Street', type: 'text', where: 'narrative' },
  { id: 'hte_PostalCode', label: 'PostalCode', type: 'text', where: 'narrative' },
  { id: 'hte_Date', label: 'Date', type: 'date', where: 'narrative' },
  { id: 'hte_Type', label: 'Type', type: 'code', where: 'narrative', list: 'TraffickingEventType' },
  { id: 'hte_Description', label: 'Description', type: 'long', where: 'narrative' },
  { id: 'spl_Objectives', label: 'Objectives', type: 'long', where: 'narrative' },
  { id: 'spl_ActionPlan', label: 'Action Plan', type: 'long', where: 'narrative' },
  { id: 'spl_PlannedEndDate', label: 'Planned End Date', type: 'date', where: 'narrative' },
  { id: 'spl_ActualEndDate', label: 'Actual End Date', type: 'date', where: 'narrative' },
  { id: 'spl_Type', label: 'Type', type: 'code', where: 'narrative', list: 'SupportPlanType' },
  { id: 'con_Consent', label: 'Consent', type: 'yesno', where: 'narrative', core: true },
]
