-- AlterEnum
ALTER TYPE "submission_origin" ADD VALUE 'paper';

-- CreateTable
CREATE TABLE "paper_form" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "form_kind" NOT NULL,
    "owner_key" TEXT NOT NULL,
    "payer_name" TEXT NOT NULL,
    "party_sealed" BYTEA NOT NULL,
    "arrived_on" DATE NOT NULL,
    "archive_reference" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "draft_id" UUID,
    "submission_id" UUID,
    "rejected_at" TIMESTAMPTZ(3),
    "rejected_by_id" UUID,
    "letter_language" "service_language",
    "letter_sealed" BYTEA,
    "discarded_at" TIMESTAMPTZ(3),
    "discard_reason" TEXT,

    CONSTRAINT "paper_form_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "paper_form_of_draft" ON "paper_form"("draft_id");

-- CreateIndex
CREATE UNIQUE INDEX "paper_form_filed_once" ON "paper_form"("submission_id");

-- CreateIndex
CREATE UNIQUE INDEX "paper_form_entered_once" ON "paper_form"("archive_reference") WHERE (discarded_at IS NULL);

-- CreateIndex
CREATE INDEX "paper_form_newest" ON "paper_form"("entered_at" DESC);

-- AddForeignKey
ALTER TABLE "paper_form" ADD CONSTRAINT "paper_form_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "paper_form" ADD CONSTRAINT "paper_form_rejected_by_id_fkey" FOREIGN KEY ("rejected_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "paper_form" ADD CONSTRAINT "paper_form_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "report_draft"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "paper_form" ADD CONSTRAINT "paper_form_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What the model cannot say. Names lead to the rule.
ALTER TABLE "paper_form"
    -- PR-008: benefits are never reported on paper
    ADD CONSTRAINT "paper_form_fit_for_paper" CHECK (kind IN ('wage', 'separate')),
    ADD CONSTRAINT "paper_form_owner_key_form" CHECK (owner_key ~ '^(organisation:[0-9]{7}-[0-9]|person:[0-9a-f]{64})$'),
    ADD CONSTRAINT "paper_form_archive_reference_form" CHECK (archive_reference ~ '^[0-9A-Za-z][0-9A-Za-z_./-]{0,39}$'),
    ADD CONSTRAINT "paper_form_has_a_reason" CHECK (length(reason) BETWEEN 1 AND 500),
    -- filed, rejected or discarded; who is rejected gets a letter
    ADD CONSTRAINT "paper_form_has_one_end" CHECK (num_nonnulls(submission_id, rejected_at, discarded_at) <= 1),
    ADD CONSTRAINT "paper_form_discarded_for_a_reason" CHECK ((discarded_at IS NULL) = (discard_reason IS NULL) AND length(discard_reason) BETWEEN 1 AND 500),
    ADD CONSTRAINT "paper_form_rejected_by_letter" CHECK (
        (rejected_at IS NULL) = (rejected_by_id IS NULL) AND (rejected_at IS NULL) = (letter_sealed IS NULL) AND (rejected_at IS NULL) = (letter_language IS NULL));

-- `paper <number in the archive>` beside what the log named before.
ALTER TABLE "action"
    DROP CONSTRAINT "action_subject_form",
    ADD CONSTRAINT "action_subject_form" CHECK (subject ~ '^([a-z]+ ([0-9]{1,19}|[0-9a-f]{32})|paper [0-9A-Za-z][0-9A-Za-z_./-]{0,39})$');
