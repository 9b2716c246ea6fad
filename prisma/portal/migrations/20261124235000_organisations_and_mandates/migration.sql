-- Mandates: when given here, and from when on withdrawn, at once and not only from the next day.
ALTER TABLE "mandate" ADD COLUMN "given_at" TIMESTAMPTZ(3), ADD COLUMN "withdrawn_at" TIMESTAMPTZ(3);
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_withdrawn_after_given" CHECK (withdrawn_at >= given_at);
CREATE INDEX "mandate_assignor_organisation" ON "mandate"("assignor_business_id");

CREATE TYPE "service_language" AS ENUM ('fi', 'sv', 'en');
CREATE TABLE "basic_data" (
    "owner_key" TEXT NOT NULL,
    "language" "service_language",
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "basic_data_pkey" PRIMARY KEY ("owner_key")
);

CREATE TYPE "contact_role" AS ENUM ('wages', 'benefits', 'technical');
CREATE TABLE "contact_person" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "owner_key" TEXT NOT NULL,
    "role" "contact_role" NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_person_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "contact_person_of_owner" ON "contact_person"("owner_key");
ALTER TABLE "contact_person"
    ADD CONSTRAINT "contact_person_name_length" CHECK (char_length(name) BETWEEN 1 AND 100),
    -- D-122
    ADD CONSTRAINT "contact_person_phone_e164" CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
    ADD CONSTRAINT "contact_person_email_length" CHECK (char_length(email) BETWEEN 3 AND 254);

-- What a person did last: the clients chosen most recently.
CREATE INDEX "action_of_person" ON "action"("person_id", "at" DESC);
