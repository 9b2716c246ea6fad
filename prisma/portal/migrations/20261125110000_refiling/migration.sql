-- AlterEnum
ALTER TYPE "wait_reason" ADD VALUE 'cancellation';

-- CreateEnum
CREATE TYPE "refiling_state" AS ENUM ('cancelling', 'filing', 'unfiled', 'filed', 'not_cancelled', 'given_up');

-- AlterTable
ALTER TABLE "report_draft"
    ADD COLUMN "replaces_version" INTEGER,
    ADD COLUMN "original_sealed" BYTEA,
    ADD COLUMN "anew" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "refiling" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "owner_key" TEXT NOT NULL,
    "kind" "form_kind" NOT NULL,
    "sub_organisation_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "draft_id" UUID,
    "ir_report_id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "cancellation_id" UUID NOT NULL,
    "new_report_id" UUID,
    "state" "refiling_state" NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "refiling_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "refiling_once_per_draft" ON "refiling"("draft_id");

-- CreateIndex
CREATE UNIQUE INDEX "refiling_once_per_cancellation" ON "refiling"("cancellation_id");

-- CreateIndex
CREATE UNIQUE INDEX "refiling_once_per_new_report" ON "refiling"("new_report_id");

-- CreateIndex
CREATE UNIQUE INDEX "refiling_once_per_report" ON "refiling"("owner_key", "ir_report_id") WHERE (state IN ('cancelling', 'filing', 'unfiled', 'filed'));

-- CreateIndex
CREATE INDEX "refiling_of_owner" ON "refiling"("owner_key", "confirmed_at" DESC);

-- AddForeignKey
ALTER TABLE "refiling" ADD CONSTRAINT "refiling_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "refiling" ADD CONSTRAINT "refiling_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "report_draft"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "refiling" ADD CONSTRAINT "refiling_cancellation_id_fkey" FOREIGN KEY ("cancellation_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "refiling" ADD CONSTRAINT "refiling_new_report_id_fkey" FOREIGN KEY ("new_report_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What the model cannot say. Names lead to the rule.
ALTER TABLE "report_draft"
    ADD CONSTRAINT "draft_anew_in_place_of_a_report" CHECK (NOT anew OR replaces_ir_report_id IS NOT NULL),
    ADD CONSTRAINT "draft_replaces_version_from_one" CHECK (replaces_version IS NULL OR (replaces_version >= 1 AND replaces_ir_report_id IS NOT NULL));
ALTER TABLE "refiling"
    ADD CONSTRAINT "refiling_owner_key_form" CHECK (owner_key ~ '^(organisation:[0-9]{7}-[0-9]|(person|other):[0-9a-f]{64})$'),
    ADD CONSTRAINT "refiling_report_form" CHECK (ir_report_id ~ '^[0-9a-f]{32}$'),
    ADD CONSTRAINT "refiling_version_from_one" CHECK (version >= 1),
    ADD CONSTRAINT "refiling_sends_what_it_waits_for" CHECK (state NOT IN ('cancelling', 'filing', 'filed') OR new_report_id IS NOT NULL),
    ADD CONSTRAINT "refiling_finished_when_it_is" CHECK ((finished_at IS NULL) = (state IN ('cancelling', 'filing', 'unfiled')));

-- A page that waits for the second half learns of it, also when the first half never became anything.
CREATE FUNCTION "notify_refiling_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('portal_change', 'submission ' || NEW.cancellation_id || ' ' || NEW.person_id || ' ' || NEW.owner_key);
    RETURN NULL;
END $$;
CREATE TRIGGER "refiling_change_is_told" AFTER INSERT OR UPDATE ON "refiling" FOR EACH ROW EXECUTE FUNCTION "notify_refiling_change"();
