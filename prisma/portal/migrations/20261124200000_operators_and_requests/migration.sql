-- AlterEnum
ALTER TYPE "role_kind" ADD VALUE 'operator';

-- CreateTable
CREATE TABLE "operator" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "operator_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "operator_once" ON "operator"("person_id") WHERE (removed_at IS NULL);

-- AddForeignKey
ALTER TABLE "operator" ADD CONSTRAINT "operator_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AlterTable
ALTER TABLE "action" ADD COLUMN "subject" TEXT, ADD COLUMN "request_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "action_once_per_request" ON "action"("request_id");

-- What the model cannot say.
ALTER TABLE "operator" ADD CONSTRAINT "operator_removed_after_added" CHECK (removed_at >= added_at);
ALTER TABLE "action" ADD CONSTRAINT "action_subject_form" CHECK (subject ~ '^[a-z]+ [0-9]{1,19}$');
