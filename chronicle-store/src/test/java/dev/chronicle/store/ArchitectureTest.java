package dev.chronicle.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.chronicle.store", "dev.chronicle.analysis", "dev.chronicle.replay");

  @Test
  void replayAndAnalysis_readThroughTheStoresInterfaceOnly() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.chronicle.replay..", "dev.chronicle.analysis..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.chronicle.store.sqlite..", "org.sqlite..")
        .check(MODULE);
  }

  @Test
  void store_knowsNoneOfItsUsersAndNoneOfItsImplementations() {
    noClasses()
        .that()
        .resideInAPackage("dev.chronicle.store")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.chronicle.store.sqlite..",
            "dev.chronicle.analysis..",
            "dev.chronicle.replay..",
            "dev.chronicle.cli..")
        .check(MODULE);
  }

  @Test
  void sqlite_knowsNoneOfTheStoresUsers() {
    noClasses()
        .that()
        .resideInAPackage("dev.chronicle.store.sqlite..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.chronicle.analysis..", "dev.chronicle.replay..", "dev.chronicle.cli..")
        .check(MODULE);
  }
}
