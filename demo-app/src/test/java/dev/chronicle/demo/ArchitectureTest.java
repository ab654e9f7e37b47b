package dev.chronicle.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.chronicle.demo");

  @Test
  void core_knowsNoOtherRoom_noWebAndNoDatabase() {
    noClasses()
        .that()
        .resideInAPackage("dev.chronicle.demo.core")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.chronicle.demo.api..",
            "dev.chronicle.demo.dashboard..",
            "dev.chronicle.demo.db..",
            "dev.chronicle.demo.http..",
            "dev.chronicle.demo.resources..",
            "dev.chronicle.demo.telemetry..",
            "dev.chronicle.store..",
            "io.dropwizard..",
            "jakarta.ws.rs..",
            "jakarta.servlet..",
            "java.sql..",
            "org.jdbi..",
            "org.sqlite..")
        .check(MODULE);
  }

  @Test
  void db_knowsOnlyCore() {
    noClasses()
        .that()
        .resideInAPackage("dev.chronicle.demo.db")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.chronicle.demo.api..",
            "dev.chronicle.demo.dashboard..",
            "dev.chronicle.demo.http..",
            "dev.chronicle.demo.resources..",
            "dev.chronicle.demo.telemetry..",
            "jakarta.ws.rs..")
        .check(MODULE);
  }

  @Test
  void onlyDbAndWiring_knowSqlite() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.chronicle.demo.api..",
            "dev.chronicle.demo.core..",
            "dev.chronicle.demo.dashboard..",
            "dev.chronicle.demo.http..",
            "dev.chronicle.demo.resources..",
            "dev.chronicle.demo.telemetry..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.chronicle.demo.db..",
            "dev.chronicle.store.sqlite..",
            "dev.chronicle.store.postgres..",
            "org.jdbi..",
            "org.sqlite..")
        .check(MODULE);
  }

  @Test
  void rooms_haveNoCycles() {
    slices().matching("dev.chronicle.demo.(*)..").should().beFreeOfCycles().check(MODULE);
  }
}
