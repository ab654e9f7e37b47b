package dev.chronicle.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "dev.chronicle.simulator";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void theSimulator_knowsNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.chronicle.call..",
            "dev.chronicle.capture..",
            "dev.chronicle.store..",
            "dev.chronicle.demo..")
        .check(classes);
  }

  @Test
  void thePlan_knowsNothingOfSendingAndReporting() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".plan..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".run..", ROOT + ".report..", "java.net..")
        .check(classes);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
  }
}
