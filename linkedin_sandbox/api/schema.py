"""The tables of rsc-contract section 7: field, type, need, limits. `validation` applies them."""

from linkedin_sandbox.api.rules import (
    FLAG,
    LINK,
    NEEDED_TEXT,
    NEEDED_TIME,
    TEXT,
    TIME,
    Rule,
    Schema,
    one_of,
    texts,
)

ACTOR: Schema = {"firstName": NEEDED_TEXT, "lastName": NEEDED_TEXT}

PHONE: Schema = {"number": TEXT, "extension": TEXT}

ADDRESS: Schema = {
    "line1": TEXT,
    "line2": TEXT,
    "city": TEXT,
    "geographicArea": TEXT,
    "geographicAreaType": one_of("STATE", "PROVINCE"),
    "postalCode": TEXT,
    "country": TEXT,
}

MONEY: Schema = {"amount": NEEDED_TEXT, "currencyCode": NEEDED_TEXT}

MONEY_RANGE: Schema = {
    "start": Rule("object", required=True, fields=MONEY),
    "end": Rule("object", required=True, fields=MONEY),
}

PAY: Schema = {
    "range": Rule("object", fields=MONEY_RANGE),
    "exactAmount": Rule("object", fields=MONEY),
}

# Neither period nor type is closed: the contract names one word of each.
COMPENSATION: Schema = {
    "period": NEEDED_TEXT,
    "type": NEEDED_TEXT,
    "value": Rule("object", required=True, fields=PAY),
}

COMPENSATIONS: Schema = {
    "compensations": Rule(
        "list", required=True, min_length=1, of=Rule("object", fields=COMPENSATION)
    ),
}

JOB: Schema = {
    "integrationContext": Rule("urn", required=True, choices=("organization",)),
    "externalJobPostingId": Rule("string", required=True, min_length=1, max_length=75),
    "jobPostingOperationType": one_of("CREATE", "UPDATE", "RENEW", "CLOSE", required=True),
    "title": Rule("string", required=True, min_length=1, max_length=200),
    "description": Rule("string", required=True, min_length=100, max_length=25_000),
    "location": Rule("string", required=True, min_length=2),
    "companyApplyUrl": Rule("url", required=True),
    "listedAt": NEEDED_TIME,
    "availability": one_of("PUBLIC", "PRIVATE_TO_ATS_INTEGRATION", "INTERNAL", required=True),
    "state": one_of("LISTED", "CLOSED"),
    "accessRestricted": FLAG,
    "requisitionOwnerEmail": Rule("email"),
    "requisitionOwnerFirstName": TEXT,
    "requisitionOwnerLastName": TEXT,
    "companyJobCode": Rule("string", min_length=1),
    "employmentStatus": one_of(
        "FULL_TIME", "PART_TIME", "CONTRACT", "INTERNSHIP", "TEMPORARY", "VOLUNTEER", "OTHER"
    ),
    "experienceLevel": one_of(
        "ENTRY_LEVEL",
        "MID_SENIOR_LEVEL",
        "DIRECTOR",
        "EXECUTIVE",
        "INTERNSHIP",
        "ASSOCIATE",
        "NOT_APPLICABLE",
    ),
    "workplaceTypes": Rule("list", min_length=1, of=one_of("On-site", "Hybrid", "Remote")),
    "categories": texts(max_length=3),
    "industries": Rule("list", of=Rule("urn", choices=("industry",))),
    "skillsDescription": Rule("string", max_length=4_000),
    "compensation": Rule("object", fields=COMPENSATIONS),
    "expireAt": TIME,
    "listingType": one_of("BASIC", "PREMIUM"),
    "trackingPixelUrl": LINK,
    "contract": Rule("urn", choices=("contract",)),
    "posterEmail": Rule("email", required=True),
    "showPosterInfo": FLAG,
    "partnerRequisitionId": TEXT,
}

# Read from whoever still writes them, to no effect (changes-2026 A1, A2).
UNSUPPORTED_OF_JOB: Schema = {"countryCode": TEXT, "postalCode": TEXT}

# What of a job Recruiter sees; `/rest/` has a resource of its own for it (versioned-api 5.1.1).
REQUISITION: Schema = {
    **{
        name: JOB[name]
        for name in (
            "title", "description", "location", "listedAt", "accessRestricted", "companyJobCode",
            "employmentStatus", "experienceLevel", "workplaceTypes", "contract", "posterEmail",
            "requisitionOwnerFirstName", "requisitionOwnerLastName",
        )
    },
    "availability": one_of("PUBLIC", "PRIVATE_TO_ATS_INTEGRATION", required=True),
    "state": one_of("LISTED", "CLOSED", required=True),
}  # fmt: skip

# Of a requisition's stages nothing but their existence is public: the body is assumed.
REQUISITION_STAGE: Schema = {
    "name": Rule("string", required=True, min_length=1, noted_above=100),
    "order": Rule("long", required=True),
    "category": one_of(
        "PROSPECT", "APPLIED", "SCREENING", "INTERVIEW", "OFFER", "HIRED", required=True
    ),
}

CLOSING_NEEDS = {"integrationContext", "externalJobPostingId", "jobPostingOperationType"}

CANDIDATE: Schema = {
    "firstName": NEEDED_TEXT,
    "lastName": NEEDED_TEXT,
    "middleInitial": TEXT,
    "prefix": TEXT,
    "suffix": TEXT,
    "emailAddresses": Rule("list", of=Rule("email")),
    "phoneNumbers": Rule("list", required=True, of=Rule("object", fields=PHONE)),
    "addresses": Rule("list", required=True, of=Rule("object", fields=ADDRESS)),
    "currentCompanyName": TEXT,
    "currentJobTitle": TEXT,
    "externalProfileUrl": LINK,
    "linkedInProfileUrl": LINK,
    "doNotContact": FLAG,
    "atsCreatedAt": NEEDED_TIME,
    "atsLastModifiedAt": NEEDED_TIME,
    "manualMatchedMember": Rule("urn", choices=("person",)),
}

APPLICATION: Schema = {
    "atsCandidateId": TEXT,
    "atsJobPostingId": NEEDED_TEXT,
    "atsJobPostingName": NEEDED_TEXT,
    "candidateEmail": Rule("email"),
    "firstName": NEEDED_TEXT,
    "lastName": NEEDED_TEXT,
    "source": TEXT,
    "dispositionReason": TEXT,
    "atsCreatedAt": NEEDED_TIME,
    "atsLastModifiedAt": NEEDED_TIME,
}

# LinkedIn publishes no limit for what colleagues write; these are cautious (section 14, point 15).
REMARK = Rule("string", noted_above=8_000)

NOTE: Schema = {"note": REMARK, "atsCreatedAt": TIME, "author": Rule("object", fields=ACTOR)}

EVALUATION: Schema = {"attribute": TEXT, "result": TEXT}

INTERVIEW_FEEDBACK: Schema = {
    "atsCreatedAt": TIME,
    "interviewType": one_of("PHONE_SCREEN", "ONSITE"),
    "interviewer": Rule("object", fields=ACTOR),
    "feedback": REMARK,
    "evaluations": Rule("list", of=Rule("object", fields=EVALUATION)),
}

STAGE: Schema = {
    "atsCreatedAt": NEEDED_TIME,
    "stage": Rule("string", required=True, min_length=1, noted_above=100),
}

FILE_TYPES = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/msword": "DOC",
    "text/plain": "TXT",
}

# Of v2 no public page names these; the versioned API renames them to what LinkedIn's SDK has.
ATTACHMENT: Schema = {
    "fileName": NEEDED_TEXT,
    "fileType": one_of(*FILE_TYPES.values(), required=True),
    "atsCreatedAt": NEEDED_TIME,
    "atsLastModifiedAt": TIME,
    "resumeUrn": NEEDED_TEXT,
}

MEDIA: Schema = {
    "fileName": NEEDED_TEXT,
    "contentType": one_of(*FILE_TYPES, required=True),
    "hiringContext": Rule("urn", required=True, choices=("contract",)),
    "blobTtl": Rule(
        "object",
        fields={
            "duration": Rule("long", required=True),
            "unit": one_of("MINUTE", "HOUR", "DAY", "WEEK", required=True),
        },
    ),
    "usageParameters": Rule(
        "object",
        required=True,
        fields={"recruiterSystemConnectResumeParameters": Rule("object", required=True)},
    ),
}

CONFIGURATION: Schema = {
    "configurationValue": Rule("object", required=True, fields={"string": NEEDED_TEXT}),
}

PROVISIONED_APPLICATION: Schema = {
    "uniqueForeignId": NEEDED_TEXT,
    "name": Rule("string", required=True, min_length=1, max_length=50),
    "description": NEEDED_TEXT,
    "oauth2AuthorizedCallbackUrls": Rule("list", of=LINK),
    "validJsSdkDomains": Rule("list", of=Rule("origin")),
}
