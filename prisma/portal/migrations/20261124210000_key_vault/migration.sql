-- AlterEnum
ALTER TYPE "submission_state" ADD VALUE 'handed_over' BEFORE 'processed';

-- AlterEnum
ALTER TYPE "wait_reason" ADD VALUE 'no_certificate';

-- CreateEnum
CREATE TYPE "submission_channel" AS ENUM ('ws', 'sftp');

-- CreateEnum
CREATE TYPE "vault_key_purpose" AS ENUM ('keep', 'give');

-- CreateEnum
CREATE TYPE "vault_key_state" AS ENUM ('pending', 'active', 'replaced', 'revoked', 'removed');

-- CreateEnum
CREATE TYPE "certificate_request_purpose" AS ENUM ('signing_request', 'give', 'keep', 'renewal');

-- CreateEnum
CREATE TYPE "certificate_request_state" AS ENUM ('made', 'ordering', 'ready', 'signing', 'unclear', 'signed', 'fetched', 'failed');

-- AlterTable
ALTER TABLE "upload" ADD COLUMN "creator_key" TEXT;

-- AlterTable
ALTER TABLE "submission" ADD COLUMN "creator_key" TEXT,
    ADD COLUMN "channel" "submission_channel" NOT NULL DEFAULT 'ws',
    ADD COLUMN "certificate_serial" TEXT,
    ADD COLUMN "vault_key_id" UUID,
    ADD COLUMN "passed_feedback" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "vault_key" (
    "id" UUID NOT NULL,
    "business_id" TEXT NOT NULL,
    "purpose" "vault_key_purpose" NOT NULL,
    "state" "vault_key_state" NOT NULL DEFAULT 'pending',
    "description" TEXT NOT NULL,
    "key_bits" INTEGER NOT NULL,
    "public_key" BYTEA NOT NULL,
    "data_key_sealed" BYTEA,
    "private_key_sealed" BYTEA,
    "type" TEXT,
    "certificate" BYTEA,
    "chain" TEXT,
    "serial_number" TEXT,
    "not_before" TIMESTAMPTZ(3),
    "not_after" TIMESTAMPTZ(3),
    "register_certificate_id" INTEGER,
    "sftp_user" TEXT,
    "sftp_known_hosts" TEXT,
    "renews_itself" BOOLEAN NOT NULL DEFAULT true,
    "renews_id" UUID,
    "renewal_attempts" INTEGER NOT NULL DEFAULT 0,
    "next_renewal_at" TIMESTAMPTZ(3),
    "renewal_failure" TEXT,
    "renewal_failure_at" TIMESTAMPTZ(3),
    "use_failure" TEXT,
    "use_failure_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "activated_at" TIMESTAMPTZ(3),
    "destroyed_at" TIMESTAMPTZ(3),

    CONSTRAINT "vault_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_request" (
    "id" UUID NOT NULL,
    "business_id" TEXT NOT NULL,
    "person_id" UUID,
    "purpose" "certificate_request_purpose" NOT NULL,
    "state" "certificate_request_state" NOT NULL,
    "description" TEXT NOT NULL,
    "type" TEXT,
    "key_bits" INTEGER,
    "vault_key_id" UUID,
    "signing_request" BYTEA,
    "order_sealed" BYTEA,
    "order_id" INTEGER,
    "transfer_sealed" BYTEA,
    "retrieval_id" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "wait_reason" TEXT,
    "failure" TEXT,
    "failure_text" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ordered_at" TIMESTAMPTZ(3),
    "signing_at" TIMESTAMPTZ(3),
    "signed_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "certificate" BYTEA,
    "chain" TEXT,
    "files_sealed" BYTEA,
    "files_until" TIMESTAMPTZ(3),

    CONSTRAINT "certificate_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "vault_key_public_key_unique" ON "vault_key"("public_key");

-- CreateIndex
CREATE INDEX "vault_key_of_organisation" ON "vault_key"("business_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "vault_key_one_successor" ON "vault_key"("renews_id") WHERE (state IN ('pending', 'active'));

-- CreateIndex
CREATE UNIQUE INDEX "certificate_request_once_per_key" ON "certificate_request"("vault_key_id");

-- CreateIndex
CREATE INDEX "certificate_request_of_organisation" ON "certificate_request"("business_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "vault_key" ADD CONSTRAINT "vault_key_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "organisation"("business_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "vault_key" ADD CONSTRAINT "vault_key_renews_id_fkey" FOREIGN KEY ("renews_id") REFERENCES "vault_key"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "certificate_request" ADD CONSTRAINT "certificate_request_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "organisation"("business_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "certificate_request" ADD CONSTRAINT "certificate_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "certificate_request" ADD CONSTRAINT "certificate_request_vault_key_id_fkey" FOREIGN KEY ("vault_key_id") REFERENCES "vault_key"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_vault_key_id_fkey" FOREIGN KEY ("vault_key_id") REFERENCES "vault_key"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What the model cannot say. Names lead to the rule.
ALTER TABLE "vault_key"
    ADD CONSTRAINT "vault_key_description_length" CHECK (char_length(description) BETWEEN 1 AND 100),
    -- D-65
    ADD CONSTRAINT "vault_key_bits_accepted" CHECK (key_bits IN (2048, 3072, 4096)),
    ADD CONSTRAINT "vault_key_sealed_until_destroyed" CHECK (num_nulls(data_key_sealed, private_key_sealed) = CASE WHEN destroyed_at IS NULL THEN 0 ELSE 2 END),
    ADD CONSTRAINT "vault_key_certified_when_active" CHECK (state NOT IN ('active', 'replaced') OR num_nulls(certificate, serial_number, not_before, not_after, activated_at) = 0),
    ADD CONSTRAINT "vault_key_there_while_active" CHECK (state NOT IN ('pending', 'active') OR destroyed_at IS NULL),
    ADD CONSTRAINT "vault_key_destroyed_when_gone" CHECK (state NOT IN ('revoked', 'removed') OR destroyed_at IS NOT NULL),
    -- D-119
    ADD CONSTRAINT "vault_key_given_is_never_used" CHECK (purpose <> 'give' OR state IN ('pending', 'removed'));
ALTER TABLE "certificate_request"
    ADD CONSTRAINT "certificate_request_description_length" CHECK (char_length(description) BETWEEN 1 AND 100),
    ADD CONSTRAINT "certificate_request_person_unless_renewal" CHECK ((purpose = 'renewal') = (person_id IS NULL)),
    ADD CONSTRAINT "certificate_request_brought_has_no_key" CHECK (purpose <> 'signing_request' OR vault_key_id IS NULL),
    ADD CONSTRAINT "certificate_request_signs_something" CHECK (state IN ('made', 'failed') OR signing_request IS NOT NULL),
    ADD CONSTRAINT "certificate_request_secrets_forgotten" CHECK (state IN ('made', 'ordering', 'ready', 'signing', 'unclear') OR num_nonnulls(order_sealed, transfer_sealed) = 0),
    ADD CONSTRAINT "certificate_request_fetches_with_retrieval_id" CHECK (state <> 'signed' OR retrieval_id IS NOT NULL),
    ADD CONSTRAINT "certificate_request_fetched_has_certificate" CHECK ((state = 'fetched') = (certificate IS NOT NULL)),
    ADD CONSTRAINT "certificate_request_failed_has_failure" CHECK ((state = 'failed') = (failure IS NOT NULL)),
    ADD CONSTRAINT "certificate_request_finished_with_final_state" CHECK ((state IN ('fetched', 'failed')) = (finished_at IS NOT NULL)),
    ADD CONSTRAINT "certificate_request_files_for_a_time" CHECK ((files_sealed IS NULL) = (files_until IS NULL) AND (files_sealed IS NULL OR purpose = 'give'));
ALTER TABLE "submission"
    ADD CONSTRAINT "submission_sftp_with_own_certificate" CHECK (channel <> 'sftp' OR vault_key_id IS NOT NULL);

-- Open pages learn of every change. The payload says which row, nothing of its content.
CREATE FUNCTION "notify_certificate_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('portal_change', 'certificate ' || NEW.id || ' ' || NEW.business_id);
    RETURN NULL;
END $$;
CREATE TRIGGER "vault_key_change_is_told" AFTER INSERT OR UPDATE ON "vault_key" FOR EACH ROW EXECUTE FUNCTION "notify_certificate_change"();
CREATE TRIGGER "certificate_request_change_is_told" AFTER INSERT OR UPDATE ON "certificate_request" FOR EACH ROW EXECUTE FUNCTION "notify_certificate_change"();
