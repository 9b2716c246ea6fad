-- CreateEnum
CREATE TYPE "submission_origin" AS ENUM ('upload', 'form');

-- CreateEnum
CREATE TYPE "form_kind" AS ENUM ('wage', 'separate', 'benefit');

-- CreateEnum
CREATE TYPE "draft_view" AS ENUM ('short', 'full', 'list');

-- AlterTable
ALTER TABLE "submission" ADD COLUMN "origin" "submission_origin" NOT NULL DEFAULT 'upload';

-- CreateTable
CREATE TABLE "report_draft" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "owner_key" TEXT NOT NULL,
    "kind" "form_kind" NOT NULL,
    "view" "draft_view" NOT NULL,
    "content_sealed" BYTEA NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "payment_date" DATE,
    "item_count" INTEGER NOT NULL,
    "replaces_ir_report_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "submission_id" UUID,
    "refused_submission_id" UUID,

    CONSTRAINT "report_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remembered_payer" (
    "owner_key" TEXT NOT NULL,
    "kind" "form_kind" NOT NULL,
    "content_sealed" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "remembered_payer_pkey" PRIMARY KEY ("owner_key","kind")
);

-- CreateTable
CREATE TABLE "remembered_earner" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "owner_key" TEXT NOT NULL,
    "kind" "form_kind" NOT NULL,
    "earner_digest" BYTEA NOT NULL,
    "content_sealed" BYTEA NOT NULL,
    "sub_organisation_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "last_payment_date" DATE NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "remembered_earner_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "draft_sent_once" ON "report_draft"("submission_id");

-- CreateIndex
CREATE INDEX "draft_of_person" ON "report_draft"("person_id", "owner_key", "updated_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "remembered_earner_once" ON "remembered_earner"("owner_key", "kind", "earner_digest");

-- AddForeignKey
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_refused_submission_id_fkey" FOREIGN KEY ("refused_submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What the model cannot say. Names lead to the rule.
ALTER TABLE "report_draft"
    ADD CONSTRAINT "draft_owner_key_form" CHECK (owner_key ~ '^(organisation:[0-9]{7}-[0-9]|(person|other):[0-9a-f]{64})$'),
    ADD CONSTRAINT "draft_revision_from_one" CHECK (revision >= 1),
    ADD CONSTRAINT "draft_replaces_one_report" CHECK (replaces_ir_report_id IS NULL OR item_count = 1),
    ADD CONSTRAINT "draft_replaces_form" CHECK (replaces_ir_report_id ~ '^[0-9a-f]{32}$');
ALTER TABLE "remembered_earner"
    ADD CONSTRAINT "remembered_earner_digest_length" CHECK (octet_length(earner_digest) = 32);

-- Numbers of references that the portal makes (D-127): IR-<year>-<number>.
CREATE SEQUENCE "reference_number";
